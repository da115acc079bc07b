package se.samspel.demonstration;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.samspel.StartRefused;

/**
 * The demonstration's PostgreSQL server on one data folder: durable (fsync on), found again after a normal stop and after a
 * crash of this process, and held by one Samspel at a time.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration START_WAIT = Duration.ofSeconds(30);
    private static final Duration STOP_WAIT = Duration.ofSeconds(30);

    private final FileChannel lockFile;
    private final EmbeddedPostgres server;

    private EmbeddedDatabase(FileChannel lockFile, EmbeddedPostgres server) {
        this.lockFile = lockFile;
        this.server = server;
    }

    /**
     * @param dataDir made when it is missing; the server's files go into its subfolder {@code postgresql}
     * @throws StartRefused when another Samspel uses the folder, or the server does not start on it
     */
    static EmbeddedDatabase start(Path dataDir) {
        Path folder = dataDir.toAbsolutePath().normalize();
        Path serverFolder = folder.resolve("postgresql");
        FileChannel lock = lock(folder);
        try {
            stopOrphan(serverFolder);
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(serverFolder)
                    .setOverrideWorkingDirectory(folder.resolve("server").toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START_WAIT)
                    // Order by code point on every machine, but å, ä and ö are letters: a search ignores their case, too.
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    // The library switches both off; nothing may be lost by a crash.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
            LOG.info("Databasen finns i {}", serverFolder);
            return new EmbeddedDatabase(lock, server);
        } catch (IOException | RuntimeException failure) {
            closeQuietly(lock);
            if (failure instanceof StartRefused refused) {
                throw refused;
            }
            throw new StartRefused("Samspel startar inte: databasen i " + serverFolder + " kan inte startas ("
                    + failure.getMessage() + ").", failure);
        }
    }

    String jdbcUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        server.close();
        closeQuietly(lockFile);
    }

    private static FileChannel lock(Path folder) {
        Path file = folder.resolve("samspel.lock");
        FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException sameProcess) {
            // told below
        } catch (IOException failure) {
            throw new StartRefused("Samspel startar inte: datamappen " + folder + " går inte att skriva i ("
                    + failure.getMessage() + ").", failure);
        }
        closeQuietly(channel);
        throw new StartRefused("Samspel startar inte: ett annat Samspel använder redan datamappen " + folder
                + ". Stäng det, eller välj en annan mapp med SAMSPEL_DATA_DIR.");
    }

    /**
     * Stops the server that a crashed Samspel left behind. It has no clients any more, so an ordinary end signal lets it
     * write everything and go; it is only ever sent to a PostgreSQL process that names itself in this folder's pid file.
     */
    private static void stopOrphan(Path serverFolder) throws IOException {
        Path pidFile = serverFolder.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> orphan = lines.isEmpty() ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).trim())).filter(EmbeddedDatabase::isPostgres);
        if (orphan.isEmpty()) {
            return;
        }
        LOG.info("Stänger databasservern som blev kvar efter ett avbrott");
        orphan.get().destroy();
        try {
            orphan.get().onExit().get(STOP_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("avbruten", interrupted);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IOException("databasservern med process-id " + orphan.get().pid() + " går inte att stänga", failure);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.isAlive() && process.info().command().map(command -> command.contains("postgres")).orElse(false);
    }

    private static void closeQuietly(FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException ignored) {
                // The operating system releases the lock with the process.
            }
        }
    }
}
