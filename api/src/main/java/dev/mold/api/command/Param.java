package dev.mold.api.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a component of a command record as a request parameter. Its wire type is derived from the component's Java
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

    /** The wire name; empty for the component's name. */
    String name() default "";

    boolean required() default false;

    /** Maximum number of characters of a STRING. */
    int length() default 255;

    /**
     * Whether to keep leading and trailing blanks of a STRING, for example in a password; otherwise they are removed.
     */
    boolean verbatim() default false;

    /**
     * What the caller must be allowed to do with the entity that an id identifies. Must be declared, except for filters
     * of lists.
     */
    Access access() default Access.UNDECLARED;

    /** The roles that may set it; empty for all. Another role's value is ignored silently, as in CloudStack. */
    RoleType[] authorized() default {};

    /** The version that introduced it; empty if it always existed. */
    String since() default "";

    /** The wire type if it is not derived from the Java type; otherwise empty. */
    String type() default "";

    /** Whether a date without a time means the end of that day. */
    boolean endOfDay() default false;
}
