package dev.mold.server.platform;

import jakarta.persistence.EntityManager;
import java.util.function.Supplier;
import org.hibernate.FlushMode;
import org.hibernate.Session;

/** Runs work that only reads. */
final class Reading {
    private Reading() {}

    /**
     * Reads rows as read-only. Otherwise Hibernate would compare each of them with its former state before every query
     * and at the end of the transaction. Changes that the transaction made before are visible.
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
