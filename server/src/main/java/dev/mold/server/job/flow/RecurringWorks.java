package dev.mold.server.job.flow;

import dev.mold.api.plugin.RecurringWork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Work that one of the servers does at intervals: the features' own, and what plugins add before the engine starts. */
public final class RecurringWorks {
    private final Supplier<List<RecurringWork>> features;
    private final List<RecurringWork> added = new CopyOnWriteArrayList<>();

    RecurringWorks(Supplier<List<RecurringWork>> features) {
        this.features = features;
    }

    /** To be called while the beans are made; what comes after the engine's start waits for the next one. */
    public void add(RecurringWork work) {
        added.add(work);
    }

    /** All of them, in no particular order. */
    public List<RecurringWork> all() {
        var all = new ArrayList<>(features.get());
        all.addAll(added);
        return all;
    }
}
