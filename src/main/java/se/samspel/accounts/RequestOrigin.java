package se.samspel.accounts;

/** The address that the request of this thread comes from, as the server knows it: the peer's, or what a configured proxy says of it. */
public final class RequestOrigin {

    private static final ThreadLocal<String> ADDRESS = new ThreadLocal<>();

    private RequestOrigin() {
    }

    /** To be followed by {@link #end()} when the request is answered. */
    public static void begin(String remoteAddress) {
        ADDRESS.set(remoteAddress);
    }

    public static void end() {
        ADDRESS.remove();
    }

    /** @return empty text when no request is being answered */
    static String address() {
        String address = ADDRESS.get();
        return address == null ? "" : address;
    }
}
