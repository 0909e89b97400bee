package dev.mold.server.platform;

import jakarta.persistence.EntityManager;
import java.util.function.Supplier;
import org.hibernate.FlushMode;
import org.hibernate.Session;

/** Work that only reads. */
final class Reading {
    private Reading() {}

    /**
     * Reads rows that Hibernate need not watch: otherwise it would compare each of them with what it was, again before
     * every query and at the end. What the transaction changed before is seen.
     */
    static <T> T with(EntityManager entities, Supplier<T> work) {
        var session = entities.unwrap(Session.class);
        var flushing = session.getHibernateFlushMode();
        var readOnly = session.isDefaultReadOnly();
        session.flush();
        session.setHibernateFlushMode(FlushMode.MANUAL);
        session.setDefaultReadOnly(true);
        try {
            return work.get();
        } finally {
            session.setDefaultReadOnly(readOnly);
            session.setHibernateFlushMode(flushing);
        }
    }
}
