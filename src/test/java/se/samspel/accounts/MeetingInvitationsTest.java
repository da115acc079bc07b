package se.samspel.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import se.samspel.SamspelTest;
import se.samspel.identifiers.EmailAddress;
import se.samspel.identifiers.SupplierId;

/** Two contracts of one company begin in the same moment, each with the same contact. */
@SamspelTest
class MeetingInvitationsTest {

    private static final String EMAIL = "nina.ny@mote.example";
    private static final String COMPANY = "5560125790";

    @Autowired Invitations invitations;
    @Autowired IdentityService identity;
    @Autowired DataSource dataSource;
    @Autowired JdbcTemplate jdbc;

    @AfterEach
    void leaveNothing() {
        jdbc.queryForList("SELECT id_ FROM act_id_user WHERE lower(email_) = ?", String.class, EMAIL).forEach(identity::deleteUser);
        identity.deleteGroup("supplier-" + COMPANY);
    }

    private String invite() {
        return invitations.invite(new SupplierId(COMPANY), "Mötes AB", "Nina Ny", new EmailAddress(EMAIL), false).userId();
    }

    @Test
    @DisplayName("one address invited twice at once gets one account, in one company's group")
    void sameAddress() throws Exception {
        CompletableFuture<String> first;
        CompletableFuture<String> second;
        try (Connection other = dataSource.getConnection()) {
            other.setAutoCommit(false);
            try (Statement hold = other.createStatement()) {
                hold.execute("SELECT pg_advisory_xact_lock(hashtext('company " + COMPANY + "'))");
            }
            first = CompletableFuture.supplyAsync(this::invite);
            second = CompletableFuture.supplyAsync(this::invite);
            await().atMost(Duration.ofSeconds(30)).until(() -> jdbc.queryForObject("SELECT count(*) FROM pg_stat_activity WHERE"
                    + " wait_event = 'advisory'", Integer.class) == 2);
            other.commit();
        }
        assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(second.get(30, TimeUnit.SECONDS));
        assertThat(jdbc.queryForObject("SELECT count(*) FROM act_id_user WHERE lower(email_) = ?", Integer.class, EMAIL)).isOne();
    }
}
