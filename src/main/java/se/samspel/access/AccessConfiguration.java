package se.samspel.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import se.samspel.engine.TakeOver;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    /** Colleagues of a staff group take over from each other; a supplier's task stays with who claimed it. */
    @Bean
    static TakeOver takeOver() {
        return groupId -> !SupplierAccess.isCompany(groupId) && !groupId.equals(Role.SUPPLIER.groupId());
    }
}
