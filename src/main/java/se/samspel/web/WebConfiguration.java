package se.samspel.web;


import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.filter.OrderedFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import se.samspel.engine.SignedInUser;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    /** After Spring's own filter that knows where a request comes from, before the web apps' and the interfaces' own. */
    private static final int FIRST = OrderedFilter.REQUEST_WRAPPER_FILTER_MAX_ORDER - 100;

    @Bean
    FilterRegistrationBean<SignInFilter> signInFilter(IdentityService identity, SignedInUser signedIn) {
        FilterRegistrationBean<SignInFilter> registration = new FilterRegistrationBean<>(new SignInFilter(identity, signedIn));
        registration.addUrlPatterns("/engine-rest/*", "/api/*", "/actuator/*");
        registration.setOrder(FIRST + 10);
        return registration;
    }

    /** HTTP Strict Transport Security is on here when it is on in the web apps. */
    @Bean
    FilterRegistrationBean<ResponseHeaders> responseHeaders(@Value("${camunda.bpm.webapp.header-security.hsts-disabled:true}") boolean alsoWithoutTls) {
        FilterRegistrationBean<ResponseHeaders> registration = new FilterRegistrationBean<>(new ResponseHeaders(!alsoWithoutTls));
        registration.setOrder(FIRST - 10);
        return registration;
    }

    @Bean
    FilterRegistrationBean<SetupPagesGuard> setupPagesGuard() {
        FilterRegistrationBean<SetupPagesGuard> registration = new FilterRegistrationBean<>(new SetupPagesGuard());
        registration.addUrlPatterns("/camunda/*");
        registration.setOrder(FIRST);
        return registration;
    }

    @Bean
    FilterRegistrationBean<PageNonce> pageNonce() {
        FilterRegistrationBean<PageNonce> registration = new FilterRegistrationBean<>(new PageNonce());
        registration.addUrlPatterns("/camunda/app/*");
        registration.setOrder(FIRST + 5);
        return registration;
    }

    @Bean
    FilterRegistrationBean<SupplierDoor> supplierDoor(SignedInUser signedIn) {
        FilterRegistrationBean<SupplierDoor> registration = new FilterRegistrationBean<>(new SupplierDoor(signedIn));
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/engine/*", "/api/*");
        registration.setOrder(FIRST + 20);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ClosedOperations> closedOperations(SignedInUser signedIn, AuthorizationService authorizations) {
        FilterRegistrationBean<ClosedOperations> registration = new FilterRegistrationBean<>(new ClosedOperations(signedIn, authorizations));
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setOrder(FIRST + 20);
        return registration;
    }
}
