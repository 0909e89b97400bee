package dev.mold.server.vm.machine;

import dev.mold.api.error.ApiException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The details that listVirtualMachines can return, as named in its {@code details} parameter. */
enum MachineDetail {
    ALL,
    GROUP,
    NICS,
    STATS,
    SECGRP,
    TMPL,
    SERVOFF,
    DISKOFF,
    BACKOFF,
    ISO,
    VOLUME,
    MIN,
    AFFGRP;

    /**
     * @param words the values that the caller gave; none means all
     * @throws ApiException INVALID_PARAMETER for an unknown value
     */
    static Set<MachineDetail> parse(List<String> words) {
        var details = EnumSet.noneOf(MachineDetail.class);
        for (var word : words) {
            try {
                details.add(valueOf(word.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw ApiException.invalid("The details parameter contains a non permitted value " + word
                        + "; permitted are all, group, nics, stats, secgrp, tmpl, servoff, diskoff, backoff, iso,"
                        + " volume, min, affgrp");
            }
        }
        return details.isEmpty() || details.contains(ALL) ? EnumSet.allOf(MachineDetail.class) : details;
    }
}
