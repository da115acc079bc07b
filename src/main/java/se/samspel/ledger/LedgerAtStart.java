package se.samspel.ledger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** A database from before the ledger gets one at the first start; any gets it made anew when {@code samspel.rebuild-ledger} says so. */
@Component
class LedgerAtStart {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerAtStart.class);

    private final JdbcTemplate jdbc;
    private final Ledger ledger;
    private final boolean isAsked;

    LedgerAtStart(JdbcTemplate jdbc, Ledger ledger, @Value("${samspel.rebuild-ledger:false}") boolean isAsked) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.isAsked = isAsked;
    }

    @EventListener(ApplicationReadyEvent.class)
    void fill() {
        boolean isNew = Boolean.TRUE.equals(jdbc.queryForObject("SELECT NOT EXISTS (SELECT FROM ledger_step) AND EXISTS (SELECT FROM"
                + " submission)", Boolean.class));
        if (isNew || isAsked) {
            ledger.rebuild();
            LOG.info("Uppföljningens siffror har räknats fram ur arkivet");
        }
    }
}
