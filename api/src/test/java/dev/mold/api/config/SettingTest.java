package dev.mold.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {
    private static final Setting<Long> SIZE = Setting.number("size", 5, 1, 10, "How big");
    private static final Setting<Double> FACTOR =
            Setting.of("factor", Double.class, SettingValues.from(1.0, 100.0), "1.0", "How often");
    private static final Setting<Boolean> FLAG = Setting.flag("flag", true, "Whether");
    private static final Setting<String> COLOR =
            Setting.text("color", "Red", SettingValues.oneOf(List.of("Red", "Green", "Blue")), "Which");
    private static final Setting<String> NAME = Setting.text("name", "a", SettingValues.ofLength(1, 3), "Who");

    @Test
    void boundsAreIncludedAndBlanksAroundAValueAreNot() {
        assertThat(SIZE.parse(" 1 ")).isEqualTo(1);
        assertThat(SIZE.parse("10")).isEqualTo(10);
        assertThat(FACTOR.parse("100")).isEqualTo(100.0);
        assertThat(NAME.parse(" abc ")).isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "0", "11", "-1", "1.5", "1e1", "0x5", "2147483648", "9223372036854775808", "five"})
    void aNumberOutOfBoundsIsRefusedAndTheBoundsAreNamed(String text) {
        refused(SIZE, text, "a whole number from 1 to 10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.99", "100.1", "NaN", "Infinity", "-1", "1e308", "many"})
    void aFactorOutOfBoundsIsRefusedAndTheBoundsAreNamed(String text) {
        refused(FACTOR, text, "a number from 1.0 to 100.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "1", "truee"})
    void aFlagIsTrueOrFalse(String text) {
        assertThat(FLAG.parse("FALSE")).isFalse();
        refused(FLAG, text, "true or false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Yellow", "Red,Green"})
    void anOptionIsOneOfThoseThereAre(String text) {
        assertThat(COLOR.parse("gREEN")).isEqualTo("Green");
        refused(COLOR, text, "Red, Green or Blue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abcd", "a\nb", "\u0000"})
    void aTextIsALineOfItsLength(String text) {
        refused(NAME, text, "a line of 1 to 3 characters");
    }

    @Test
    void aLongValueIsNotRepeatedInFull() {
        assertThatThrownBy(() -> SIZE.parse("9".repeat(5000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250));
    }

    @Test
    void aDefaultMustBeAllowedItself() {
        assertThatThrownBy(() -> Setting.number("size", 11, 1, 10, "How big"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void refused(Setting<?> setting, String text, String allowed) {
        assertThatThrownBy(() -> setting.parse(text)).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.code()).isEqualTo(Errors.INVALID_PARAMETER);
            assertThat(e.getMessage())
                    .isEqualTo("Invalid value \"" + text + "\" for setting " + setting.key() + ": it must be "
                            + allowed);
        });
    }
}
