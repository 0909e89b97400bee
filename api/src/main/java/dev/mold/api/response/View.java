package dev.mold.api.response;

import dev.mold.api.id.Id;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a record as the wire form of an entity. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface View {
    /** The typed id of the entity; {@link Id} itself if there is none. Relates parameters to commands in listApis. */
    Class<? extends Id> id() default Id.class;
}
