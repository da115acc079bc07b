package se.samspel.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import se.samspel.StartRefused;

/** Where Samspel is found from outside: {@code samspel.address}, without a slash at the end. */
@Component
public class PublicAddress {

    private final String address;

    /** @throws StartRefused when nobody could follow a link to it */
    public PublicAddress(@Value("${samspel.address}") String address) {
        this.address = address.strip().replaceAll("/+$", "");
        if (!isAddress(this.address)) {
            throw new StartRefused("Samspel startar inte: inställningen samspel.address (SAMSPEL_ADDRESS) är "
                    + address.replaceAll("\\p{Cntrl}", "?") + ", men ska vara den adress där Samspel nås, till exempel "
                    + "https://samspel.example.se.");
        }
    }

    private static boolean isAddress(String address) {
        try {
            URI uri = new URI(address);
            return List.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null && uri.getUserInfo() == null
                    && uri.getQuery() == null && uri.getFragment() == null;
        } catch (URISyntaxException none) {
            return false;
        }
    }

    /** @param path begins with a slash */
    public String of(String path) {
        return address + path;
    }
}
