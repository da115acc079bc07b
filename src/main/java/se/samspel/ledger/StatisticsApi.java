package se.samspel.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import se.samspel.engine.SignedInUser;

/** The tables of the follow-up as JSON, with the rights of the caller. */
@RestController
@RequestMapping(path = "/api/statistics", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "statistics", description = "Vad som lovades och vad det blev av det: samma tabeller som på sidan /uppfoljning, med den "
        + "inloggades rätt.")
class StatisticsApi {

    private final Figures figures;
    private final Viewer.Of viewers;
    private final SignedInUser signedIn;

    StatisticsApi(Figures figures, Viewer.Of viewers, SignedInUser signedIn) {
        this.figures = figures;
        this.viewers = viewers;
        this.signedIn = signedIn;
    }

    /** @param columns in the order of the page; @param rows each by the columns' keys */
    record Answer(String table, String title, String note, List<Field> columns, List<Map<String, Object>> rows) {
    }

    /** @param type text, count, decimal or date */
    record Field(String key, String title, String type) {
    }

    @GetMapping
    @Operation(summary = "Tabellernas namn")
    List<String> tables() {
        viewers.groups(signedIn.groups());
        return figures.names();
    }

    @GetMapping("/{table}")
    @Operation(summary = "En tabell")
    @Parameters({
        @Parameter(name = "fran", in = ParameterIn.QUERY, description = "Periodens första månad, 2024-01"),
        @Parameter(name = "till", in = ParameterIn.QUERY, description = "Periodens sista månad, 2026-12"),
        @Parameter(name = "enhet", in = ParameterIn.QUERY, description = "Enhetens kod"),
        @Parameter(name = "bransch", in = ParameterIn.QUERY, description = "CPV-huvudgrupp, två siffror"),
        @Parameter(name = "villkor", in = ParameterIn.QUERY, description = "EMPLOYMENT, APPRENTICE eller DIALOGUE")})
    Answer table(@PathVariable String table, @Parameter(hidden = true) HttpServletRequest request) {
        Viewer viewer = viewers.groups(signedIn.groups());
        Table found = figures.table(table, Choices.of(viewer, request.getParameterMap(), figures.today()));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (List<Object> values : found.rows()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int column = 0; column < values.size(); column++) {
                row.put(found.columns().get(column).key(), values.get(column));
            }
            rows.add(row);
        }
        return new Answer(found.id(), found.title(), found.note(), found.columns().stream()
                .map(column -> new Field(column.key(), column.title(), column.type().name().toLowerCase(java.util.Locale.ROOT))).toList(),
                rows);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> notShown(NotShown refused) {
        return ResponseEntity.status(refused.status()).body(Map.of("type", refused.status().is4xxClientError()
                && refused.status().value() == 403 ? "AuthorizationException" : "InvalidRequestException", "message",
                        refused.getMessage()));
    }
}
