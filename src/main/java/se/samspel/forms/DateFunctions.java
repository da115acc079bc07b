package se.samspel.forms;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code addMonths(date, n)} and {@code addDays(date, n)} for checks; dates are ISO text, and what is no date gives null. */
@Configuration(proxyBeanMethods = false)
class DateFunctions {

    @Bean
    FormFunction addMonths() {
        return new Shift("addMonths", LocalDate::plusMonths);
    }

    @Bean
    FormFunction addDays() {
        return new Shift("addDays", LocalDate::plusDays);
    }

    private record Shift(String name, BiFunction<LocalDate, Long, LocalDate> shift) implements FormFunction {

        @Override
        public List<String> parameters() {
            return List.of("date", "n");
        }

        @Override
        public Object apply(List<Object> arguments) {
            try {
                return arguments.get(0) instanceof String date && arguments.get(1) instanceof Number n
                        ? shift.apply(LocalDate.parse(date), n.longValue()).toString() : null;
            } catch (DateTimeException noDate) {
                return null;
            }
        }
    }
}
