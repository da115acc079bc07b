package se.samspel.accounts;

import java.time.Instant;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import se.samspel.engine.SignInLimit;

@Configuration(proxyBeanMethods = false)
class AccountsConfiguration {

    @Bean
    static SignInLimit signInLimit(AccountStamps stamps) {
        return new SignInAttempts(Instant::now, stamps::signingIn);
    }
}
