package se.samspel.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A mail server that answers each recipient as it is told, and takes the others. One conversation at a time. */
final class PickySmtp implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, String> answers;
    /** Whose mails it has taken. */
    final List<String> taken = Collections.synchronizedList(new ArrayList<>());

    /** @param answers what is said to an address, for example {@code 550 No such user} */
    PickySmtp(Map<String, String> answers) throws IOException {
        this.answers = answers;
        Thread thread = new Thread(this::serve, "picky-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException hungUp) {
                // the next one, or the end
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = client.getOutputStream();
        say(out, "220 picky");
        List<String> recipients = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase();
            switch (verb) {
                case "RCPT" -> {
                    String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    String answer = answers.getOrDefault(address, "250 ok");
                    if (answer.startsWith("250")) {
                        recipients.add(address);
                    }
                    say(out, answer);
                }
                case "DATA" -> {
                    say(out, "354 go on");
                    while (!".".equals(in.readLine())) {
                        // the mail
                    }
                    taken.addAll(recipients);
                    recipients.clear();
                    say(out, "250 taken");
                }
                case "QUIT" -> {
                    say(out, "221 bye");
                    return;
                }
                default -> say(out, "250 ok");
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
