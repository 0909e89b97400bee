package dev.mold.api.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a component of a command record as a request parameter. Its wire type follows from the component's Java
 * type: String STRING, Integer INTEGER, Long LONG, Boolean BOOLEAN, java.time.Instant DATE, a typed id UUID,
 * {@code List} LIST, {@code Map<String, String>} and {@link IndexedParams} MAP. A missing parameter is {@code null}
 * (lists and maps: empty).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Param {
    /** One sentence for {@code listApis} and the reference page. */
    String value();

    /** The wire name; empty for the component's own. */
    String name() default "";

    boolean required() default false;

    /** Most characters of a STRING. */
    int length() default 255;

    /** Whether blanks around a STRING belong to it, as they may in a password; elsewhere they are taken off. */
    boolean verbatim() default false;

    /** The roles whose value is taken; empty for all. Another role's value is dropped silently, as CloudStack does. */
    RoleType[] authorized() default {};

    /** The version that brought it; empty if it was always there. */
    String since() default "";

    /** The wire type where it does not follow from the Java type; empty otherwise. */
    String type() default "";

    /** The end of the day is meant where only a date is given. */
    boolean endOfDay() default false;
}
