package se.samspel.access;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

import se.samspel.engine.SignedInUser;
import se.samspel.engine.TakeOver;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    FilterRegistrationBean<SignInFilter> signInFilter(IdentityService identity, SignedInUser signedIn) {
        FilterRegistrationBean<SignInFilter> registration = new FilterRegistrationBean<>(new SignInFilter(identity, signedIn));
        registration.addUrlPatterns("/engine-rest/*", "/api/*", "/actuator/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }

    @Bean
    FilterRegistrationBean<SetupPagesGuard> setupPagesGuard() {
        FilterRegistrationBean<SetupPagesGuard> registration = new FilterRegistrationBean<>(new SetupPagesGuard());
        registration.addUrlPatterns("/camunda/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    FilterRegistrationBean<SupplierDoor> supplierDoor(SignedInUser signedIn) {
        FilterRegistrationBean<SupplierDoor> registration = new FilterRegistrationBean<>(new SupplierDoor(signedIn));
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/engine/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 30);
        return registration;
    }

    /** Colleagues of a staff group take over from each other; a supplier's task stays with who claimed it. */
    @Bean
    static TakeOver takeOver() {
        return groupId -> !SupplierAccess.isCompany(groupId) && !groupId.equals(Role.SUPPLIER.groupId());
    }
}
