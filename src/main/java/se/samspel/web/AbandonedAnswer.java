package se.samspel.web;

import java.io.IOException;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer whose reader may leave in the middle. That is nobody's failure: it is one line in the log, and the rest of the answer goes
 * nowhere, in place of an exception that every layer on its way up writes down with all its frames.
 */
class AbandonedAnswer extends HttpServletResponseWrapper {

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedAnswer.class);

    private final String asked;
    private ServletOutputStream stream;
    private boolean isAbandoned;

    /** @param asked what was asked for, for the log */
    AbandonedAnswer(HttpServletResponse response, String asked) {
        super(response);
        this.asked = asked;
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void unlessAbandoned(Writing writing) {
        if (isAbandoned) {
            return;
        }
        try {
            writing.run();
        } catch (IOException readerIsGone) {
            isAbandoned = true;
            LOG.info("Klienten lämnade mitt i svaret: {}", asked);
        }
    }

    /** The writer needs none of this: it throws nothing. */
    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            stream = new Stream(super.getOutputStream());
        }
        return stream;
    }

    @Override
    public void flushBuffer() {
        unlessAbandoned(super::flushBuffer);
    }

    private final class Stream extends ServletOutputStream {

        private final ServletOutputStream to;

        Stream(ServletOutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int octet) {
            unlessAbandoned(() -> to.write(octet));
        }

        @Override
        public void write(byte[] octets, int from, int length) {
            unlessAbandoned(() -> to.write(octets, from, length));
        }

        @Override
        public void flush() {
            unlessAbandoned(to::flush);
        }

        @Override
        public void close() {
            unlessAbandoned(to::close);
        }

        @Override
        public boolean isReady() {
            return to.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            to.setWriteListener(listener);
        }
    }
}
