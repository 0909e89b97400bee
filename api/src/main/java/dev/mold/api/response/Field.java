package dev.mold.api.response;

import dev.mold.api.command.RoleType;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a component of a view record. The component's name is the wire name (unless {@code JsonProperty} overrides
 * it); null values are omitted from the response.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Field {
    /** One sentence for {@code listApis} and the reference page. */
    String value();

    /** The roles that see it; empty for all. */
    RoleType[] authorized() default {};
}
