package se.samspel.web;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.catalina.valves.RemoteIpValve;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.filter.OrderedFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

import se.samspel.StartRefused;
import se.samspel.accounts.AccountStamps;
import se.samspel.accounts.CheckedCredentials;
import se.samspel.engine.SignedInUser;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    /** After Spring's own filter that knows where a request comes from, before the web apps' and the interfaces' own. */
    private static final int FIRST = OrderedFilter.REQUEST_WRAPPER_FILTER_MAX_ORDER - 100;

    @Bean
    FilterRegistrationBean<SignInFilter> signInFilter(IdentityService identity, SignedInUser signedIn, CheckedCredentials credentials) {
        FilterRegistrationBean<SignInFilter> registration = new FilterRegistrationBean<>(new SignInFilter(identity, signedIn, credentials));
        registration.addUrlPatterns("/engine-rest/*", "/api/*", "/actuator/*");
        registration.setOrder(FIRST + 10);
        return registration;
    }

    @Bean
    FilterRegistrationBean<SessionCheckFilter> sessionCheckFilter(AccountStamps stamps) {
        FilterRegistrationBean<SessionCheckFilter> registration = new FilterRegistrationBean<>(new SessionCheckFilter(stamps));
        registration.addUrlPatterns("/camunda/api/*", "/engine-rest/*", "/api/*", "/inbjudningar", "/arenden", "/arende/*", "/avtal/*",
                "/laget", "/annons", "/gallring", "/gallring/*", "/uppfoljning", "/uppfoljning/*");
        registration.setOrder(FIRST + 8);
        registration.addUrlPatterns("/aviseringar", "/uppgift/*", "/inkorg", "/kalender", "/ersattare");
        return registration;
    }

    /** HTTP Strict Transport Security is on here when it is on in the web apps. */
    @Bean
    FilterRegistrationBean<ResponseHeadersFilter> responseHeaders(
            @Value("${camunda.bpm.webapp.header-security.hsts-disabled:true}") boolean alsoWithoutTls) {
        FilterRegistrationBean<ResponseHeadersFilter> registration =
                new FilterRegistrationBean<>(new ResponseHeadersFilter(!alsoWithoutTls));
        registration.setOrder(FIRST - 10);
        return registration;
    }

    /** Before Spring's own filters too: nothing reads a path before it. */
    @Bean
    FilterRegistrationBean<AddressFilter> addressFilter() {
        FilterRegistrationBean<AddressFilter> registration = new FilterRegistrationBean<>(new AddressFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<PageNonceFilter> pageNonce() {
        FilterRegistrationBean<PageNonceFilter> registration = new FilterRegistrationBean<>(new PageNonceFilter());
        registration.addUrlPatterns("/camunda/app/*");
        registration.setOrder(FIRST + 5);
        return registration;
    }

    @Bean
    FilterRegistrationBean<WebAppScriptFilter> webAppScripts() {
        FilterRegistrationBean<WebAppScriptFilter> registration = new FilterRegistrationBean<>(new WebAppScriptFilter());
        registration.setUrlPatterns(WebAppScript.ALL.stream().map(WebAppScript::address).toList());
        registration.setOrder(FIRST + 30);
        return registration;
    }

    @Bean
    FilterRegistrationBean<RoleFilter> roleFilter(SignedInUser signedIn, AuthorizationService authorizations) {
        FilterRegistrationBean<RoleFilter> registration = new FilterRegistrationBean<>(new RoleFilter(signedIn, authorizations));
        registration.setOrder(FIRST + 20);
        return registration;
    }

    /** A registry number may hold a slash, which stands as {@code %2F} in an address; {@link Address} lets it in nowhere else. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> slashInRegistryNumber() {
        return server -> server.addConnectorCustomizers(connector ->
                connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
    }

    /** Whose word counts on where a request comes from: the proxies of {@code samspel.proxies}, and nobody else. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> proxies(@Value("${samspel.proxies:}") List<String> addresses) {
        addresses.stream().map(String::strip).filter(address -> !address.matches("(\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*"))
                .findFirst()
                .ifPresent(none -> {
                    throw new StartRefused("Samspel startar inte: inställningen samspel.proxies (SAMSPEL_PROXIES) har "
                            + none.replaceAll("\\p{Cntrl}", "?") + ", men ska vara adresser som 10.0.0.5 med kommatecken mellan, inga "
                            + "namn eller nät.");
                });
        return server -> {
            if (!addresses.isEmpty()) {
                RemoteIpValve valve = new RemoteIpValve();
                valve.setInternalProxies(addresses.stream().map(String::strip).map(Pattern::quote).collect(Collectors.joining("|")));
                valve.setProtocolHeader("X-Forwarded-Proto");
                valve.setHostHeader("X-Forwarded-Host");
                valve.setPortHeader("X-Forwarded-Port");
                server.addEngineValves(valve);
            }
        };
    }
}
