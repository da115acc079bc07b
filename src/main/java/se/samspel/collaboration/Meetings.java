package se.samspel.collaboration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.samspel.archive.SubmissionArchive;
import se.samspel.contract.Contract;
import se.samspel.contract.Contracts;
import se.samspel.identifiers.Text;

/** The meetings of contracts: booked before the step in which they are reported is done, one of each kind at a time. */
@Service("bookedMeetings")
public class Meetings {

    public static final List<String> STEPS = List.of("kickoff-meeting", "dialogue-meeting", "closing-meeting");

    private static final String SELECT = "SELECT m.*, c.registry_number, ARRAY(SELECT user_id FROM meeting_participant WHERE meeting_id ="
            + " m.id ORDER BY user_id) AS participants FROM meeting m JOIN contract c USING (contract_id) ";
    private static final int LONGEST_PLACE = 500;
    private static final Duration LONGEST = Duration.ofHours(12);

    private final JdbcClient jdbc;
    private final Contracts contracts;
    private final SubmissionArchive archive;
    private final ObjectProvider<MeetingListener> listeners;
    private final Clock clock;

    Meetings(JdbcClient jdbc, Contracts contracts, SubmissionArchive archive, ObjectProvider<MeetingListener> listeners, Clock clock) {
        this.jdbc = jdbc;
        this.contracts = contracts;
        this.archive = archive;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** What somebody asked for cannot be done; nothing has been changed. The message is one sentence for the screen. */
    public static class Refused extends RuntimeException {

        public Refused(String sentence) {
            super(sentence);
        }
    }

    /** Kinds of meeting that the contract has and that are still to be held, as their steps' ids. */
    public List<String> toBook(Contract contract) {
        return STEPS.stream().filter(step -> contract.isAwarded() && isHeld(contract, step)
                && !archive.isAnswered(contract.registryNumber(), contract.contractId(), step)).toList();
    }

    private static boolean isHeld(Contract contract, String step) {
        return !step.equals("dialogue-meeting") || "DIALOGUE".equals(contract.clause());
    }

    /** The contract's meetings that are booked, in the order of their days; those that have been are among them. */
    public List<Meeting> of(String contractId) {
        return jdbc.sql(SELECT + "WHERE m.contract_id = ? AND NOT m.cancelled ORDER BY m.starts_at").param(contractId)
                .query(Meetings::meeting).list();
    }

    public Optional<Meeting> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE m.id = ?").param(id).query(Meetings::meeting).optional();
    }

    /** The person's meetings that are booked and not over, in the order of their days. */
    public List<Meeting> ahead(String userId) {
        return jdbc.sql(SELECT + "WHERE NOT m.cancelled AND m.ends_at > ? AND EXISTS (SELECT FROM meeting_participant p WHERE"
                + " p.meeting_id = m.id AND p.user_id = ?) ORDER BY m.starts_at")
                .params(OffsetDateTime.now(clock), userId).query(Meetings::meeting).list();
    }

    /**
     * Books the contract's meeting of this kind, or moves the one that is booked.
     *
     * @param begins       in Stockholm
     * @param participants user ids; who may be asked is the caller's business
     * @throws Refused when the step is done, the contract has ended, or the time or the place cannot be
     */
    @Transactional
    public Meeting book(String contractId, String step, LocalDateTime begins, Duration length, String place,
            Collection<String> participants, String bookedBy) {
        Contract contract = contracts.find(contractId).orElseThrow(() -> new Refused("Avtalet finns inte."));
        if (!contracts.lockIfOpen(contractId) || !STEPS.contains(step) || !toBook(contract).contains(step)) {
            throw new Refused("Det mötet är redan hållet, eller hör inte till avtalet. Ladda om sidan.");
        }
        Instant starts = begins.atZone(clock.getZone()).toInstant();
        if (!starts.isAfter(clock.instant())) {
            throw new Refused("Mötet ska börja senare än nu.");
        }
        if (starts.isAfter(clock.instant().plus(Duration.ofDays(366 * 10)))) {
            throw new Refused("Mötet ska hållas inom tio år.");
        }
        if (length.compareTo(Duration.ofMinutes(5)) < 0 || length.compareTo(LONGEST) > 0) {
            throw new Refused("Mötet ska vara mellan 5 minuter och 12 timmar långt.");
        }
        String where = Text.name(place);
        if (where.isBlank() || where.length() > LONGEST_PLACE) {
            throw new Refused("Ange en plats, högst " + LONGEST_PLACE + " tecken.");
        }
        Set<String> invited = new TreeSet<>(participants);
        if (invited.isEmpty()) {
            throw new Refused("Välj minst en deltagare.");
        }
        Optional<Meeting> before = of(contractId).stream().filter(meeting -> meeting.step().equals(step)).findFirst();
        Meeting meeting = new Meeting(before.map(Meeting::id).orElseGet(UUID::randomUUID), contract.registryNumber(), contractId, step,
                starts, starts.plus(length), where, List.copyOf(invited), before.map(earlier -> earlier.sequence() + 1).orElse(0), false,
                bookedBy);
        if (before.isPresent() && isSame(before.get(), meeting)) {
            return before.get();
        }
        keep(meeting);
        List<String> noLonger = new ArrayList<>(before.map(Meeting::participants).orElse(List.of()));
        noLonger.removeAll(meeting.participants());
        listeners.forEach(listener -> listener.booked(meeting, List.copyOf(noLonger)));
        return meeting;
    }

    /**
     * The meeting will not be held.
     *
     * @throws Refused when the contract has no such meeting ahead
     */
    @Transactional
    public Meeting cancel(String contractId, String step, String cancelledBy) {
        contracts.lockIfOpen(contractId);
        Meeting meeting = of(contractId).stream().filter(booked -> booked.step().equals(step) && booked.endsAt().isAfter(clock.instant()))
                .findFirst().orElseThrow(() -> new Refused("Det mötet är inte bokat längre."));
        Meeting cancelled = new Meeting(meeting.id(), meeting.registryNumber(), contractId, step, meeting.startsAt(), meeting.endsAt(),
                meeting.place(), meeting.participants(), meeting.sequence() + 1, true, cancelledBy);
        keep(cancelled);
        listeners.forEach(listener -> listener.cancelled(cancelled));
        return cancelled;
    }

    private static boolean isSame(Meeting before, Meeting now) {
        return before.startsAt().equals(now.startsAt()) && before.endsAt().equals(now.endsAt()) && before.place().equals(now.place())
                && before.participants().equals(now.participants());
    }

    private void keep(Meeting meeting) {
        jdbc.sql("""
                INSERT INTO meeting (id, contract_id, step, starts_at, ends_at, place, sequence, cancelled, booked_by, booked_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET starts_at = excluded.starts_at, ends_at = excluded.ends_at, place = excluded.place,
                    sequence = excluded.sequence, cancelled = excluded.cancelled, booked_by = excluded.booked_by,
                    booked_at = excluded.booked_at""")
                .params(meeting.id(), meeting.contractId(), meeting.step(), at(meeting.startsAt()), at(meeting.endsAt()), meeting.place(),
                        meeting.sequence(), meeting.cancelled(), meeting.bookedBy(), OffsetDateTime.now(clock)).update();
        jdbc.sql("DELETE FROM meeting_participant WHERE meeting_id = ?").param(meeting.id()).update();
        meeting.participants().forEach(user -> jdbc.sql("INSERT INTO meeting_participant (meeting_id, user_id) VALUES (?, ?)")
                .params(meeting.id(), user).update());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atZone(ZoneId.of("UTC")).toOffsetDateTime();
    }

    private static Meeting meeting(ResultSet row, int number) throws SQLException {
        return new Meeting(row.getObject("id", UUID.class), row.getString("registry_number"), row.getString("contract_id"),
                row.getString("step"), row.getTimestamp("starts_at").toInstant(), row.getTimestamp("ends_at").toInstant(),
                row.getString("place"), List.of((String[]) row.getArray("participants").getArray()), row.getInt("sequence"),
                row.getBoolean("cancelled"), row.getString("booked_by"));
    }
}
