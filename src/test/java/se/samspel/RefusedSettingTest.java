package se.samspel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.spring.boot.starter.util.SpringBootStarterException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

/** Whoever reads a setting, and in whatever way: what cannot be read is told in one sentence. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedSettingTest {

    enum Level { LOW, HIGH }

    /** Bound at once, as most settings are. */
    @ConfigurationProperties("made-up")
    record Bound(Integer places, Duration longest, Period before, boolean open, URI site, Level level, DataSize room, Double share,
            InetAddress proxy, Class<?> kind, List<Integer> months, Map<String, Step> steps, Integer secretNumber, Path folder) {

        record Step(Integer workingDays) {
        }
    }

    /** Asked for one by one. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Bound.class)
    static class Small {

        @Bean
        String injected(@Value("${one.number:1}") int number, @Value("${one.yes-no:true}") boolean yesNo, @Value("${one.path:x}") Path path,
                @Value("${one.list:1}") List<Integer> list) {
            return "" + number + yesNo + path + list;
        }
    }

    private static String refused(CapturedOutput output, String... settings) {
        List<String> arguments = new ArrayList<>();
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        int before = output.getErr().length();
        assertThatThrownBy(() -> new SpringApplicationBuilder(Small.class).web(WebApplicationType.NONE)
                .run(arguments.toArray(String[]::new)).close())
                .isNotNull();
        assertThat(output.getAll()).doesNotContain("\tat ").doesNotContain("APPLICATION FAILED");
        String sentence = output.getErr().substring(before).strip();
        assertThat(sentence).startsWith("Samspel startar inte: ").endsWith(".").doesNotContain("\n");
        return sentence;
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', value = {
            "made-up.places|två|ett heltal", "made-up.places|99999999999|ett heltal", "made-up.longest|en stund|en tid",
                    "made-up.before|1 månad|en period",
            "made-up.open|kanske|true eller false", "made-up.site|http://[|en adress", "made-up.level|MIDDLE|low, high",
            "made-up.room|mycket|en storlek", "made-up.share|hälften|ett tal", "made-up.kind|no.such.Class|en klass",
            "made-up.months[1]|juni|ett heltal", "made-up.steps.map-needs.working-days|tjugo|ett heltal", "one.number|åtta|ett heltal",
            "one.yes-no|jo|true eller false", "spring.main.banner-mode|högt|console",
            "spring.main.lazy-initialization|ibland|true eller false"})
    @DisplayName("names the setting, its value and what is expected")
    void named(String setting, String value, String expected, CapturedOutput output) {
        String made = setting.startsWith("made-up.months") ? "made-up.months[0]=1" : "made-up.open=true";
        assertThat(refused(output, setting.equals("made-up.open") ? "one.number=1" : made, setting + "=" + value))
                .contains(setting).contains(value).contains("men ska vara ").contains(expected);
    }

    @Test
    @DisplayName("a path that no file can have is named, wherever it stands")
    void paths(CapturedOutput output) {
        assertThat(refused(output, "one.path=a\0b")).contains("one.path", "a?b");
        assertThat(refused(output, "made-up.folder=a\0b")).contains("a?b").contains("made-up.folder");
    }

    @Test
    @DisplayName("a reference to what is not there, a list with gaps, an impossible profile and a file that is none")
    void others(CapturedOutput output) {
        assertThat(refused(output, "made-up.places=${nowhere.to-be-found}")).contains("${nowhere.to-be-found}");
        assertThat(refused(output, "one.number=${nowhere.to-be-found}")).contains("one.number").contains("${nowhere.to-be-found}");
        assertThat(refused(output, "made-up.months[7]=1")).contains("made-up.months[7]").contains("luckor");
        assertThat(refused(output, "spring.profiles.active=a b")).contains("spring.profiles.active").contains("a b");
        assertThat(refused(output, "spring.config.import=no-such-file.yaml")).contains("no-such-file.yaml");
    }

    @Test
    @DisplayName("what may be secret is not printed, and what is long or has lines stays on one")
    void shown(CapturedOutput output) {
        assertThat(refused(output, "made-up.secret-number=hunter2")).contains("made-up.secret-number").contains("ett heltal")
                .doesNotContain("hunter2");
        assertThat(refused(output, "made-up.places=https://karin:hunter2@host/")).doesNotContain("hunter2");
        assertThat(refused(output, "made-up.places=a\nb")).contains("a?b");
        assertThat(refused(output, "made-up.places=" + "9".repeat(5000))).hasSizeLessThan(300);
    }

    @Test
    @DisplayName("what the server and the engine tell in their own words is told in ours")
    void told() {
        assertThat(new RefusedSetting(List.of(new IllegalArgumentException("port out of range:70000")), null).sentence().orElseThrow())
                .isEqualTo("inställningen server.port (SERVER_PORT) är 70000, men ska vara 0 till 65535.");
        MockEnvironment environment = new MockEnvironment().withProperty("camunda.bpm.generic-properties.properties.cmmn-enabled",
                "ibland");
        assertThat(new RefusedSetting(List.of(new SpringBootStarterException("STARTER-SB050 Failed to bind properties under "
                + "'cmmn-enabled' to boolean")), environment).sentence().orElseThrow())
                .contains("camunda.bpm.generic-properties.properties.cmmn-enabled").contains("är ibland, men ska vara true");
        assertThat(new RefusedSetting(List.of(new IllegalStateException("of another kind")), environment).sentence()).isEmpty();
    }
}
