package se.samspel.engine.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.mapper.MultipartFormData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.samspel.identifiers.Text;

/**
 * Before anything is made of a body: text that no database keeps ({@link Text#isKeptByDatabase}) is refused with 400, wherever in the
 * JSON it stands, names of fields too, in the fields of an HTML form, and in the names and texts of an upload. Behind it a net: what the
 * database itself refuses as data (SQLSTATE class 22, for instance a text longer than its column) is the sender's to mend, and no
 * failure of ours.
 */
class KeptText implements ReaderInterceptor {

    static final String SENTENCE = "Det som skickades innehåller text eller tal som inte kan sparas.";

    private static final Logger LOG = LoggerFactory.getLogger(KeptText.class);
    private static final String DATA_EXCEPTION = "22";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        MediaType type = context.getMediaType();
        boolean isForm = MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type);
        if (type != null && (isForm || type.getSubtype().toLowerCase(Locale.ROOT).endsWith("json"))) {
            byte[] body = context.getInputStream().readAllBytes();
            if (!(isForm ? isKeptForm(body) : isKeptJson(body))) {
                throw refused();
            }
            context.setInputStream(new ByteArrayInputStream(body));
        }
        Object read = context.proceed();
        if (read instanceof MultipartFormData parts && !isKept(parts)) {
            throw refused();
        }
        return read;
    }

    private static WebApplicationException refused() {
        ExceptionDto plain = new ExceptionDto();
        plain.setType("UnreadableText");
        plain.setMessage(SENTENCE);
        return new WebApplicationException(Response.status(Status.BAD_REQUEST).type(MediaType.APPLICATION_JSON_TYPE).entity(plain).build());
    }

    /** Of an upload its names, and the parts that are text; what is in a file is read by who knows its kind. */
    private static boolean isKept(MultipartFormData upload) {
        return upload.getPartNames().stream().map(upload::getNamedPart)
                .flatMap(part -> Stream.of(part.getFieldName(), part.getFileName(), part.getContentType(),
                        part.getFileName() == null ? part.getTextContent() : null))
                .filter(Objects::nonNull).allMatch(Text::isKeptByDatabase);
    }

    private static boolean isKeptForm(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        return !text.contains("%00") && text.indexOf(0) < 0;
    }

    /** What is no JSON is left to who reads it. */
    private static boolean isKeptJson(byte[] body) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if ((token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) && !Text.isKeptByDatabase(parser.getText())) {
                    return false;
                }
            }
            return true;
        } catch (JsonProcessingException unreadable) {
            return true;
        }
    }

    static boolean isRefusedByDatabase(Throwable failure) {
        return isRefusedAs(DATA_EXCEPTION, failure);
    }

    /** Whether another request has just saved what this one would save a second time. */
    static boolean isAlreadyThere(Throwable failure) {
        return isRefusedAs(UNIQUE_VIOLATION, failure);
    }

    private static boolean isRefusedAs(String state, Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof SQLException refused && refused.getSQLState() != null && refused.getSQLState().startsWith(state)) {
                LOG.warn("Databasen tog inte emot det som skickades (SQLSTATE {})", refused.getSQLState());
                return true;
            }
        }
        return false;
    }
}
