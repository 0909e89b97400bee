package dev.mold.koral.version;

import dev.mold.api.error.ApiException;
import java.util.Comparator;
import java.util.regex.Pattern;

/** A version of three numbers, compared as numbers: 1.9.0 is older than 1.15.0. */
public record SemanticVersion(int major, int minor, int patch) implements Comparable<SemanticVersion> {
    /** The oldest that can be registered. */
    public static final SemanticVersion OLDEST = new SemanticVersion(1, 11, 0);

    /** The oldest with which a cluster can have several control nodes. */
    public static final SemanticVersion HIGH_AVAILABILITY = new SemanticVersion(1, 16, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");
    private static final Comparator<SemanticVersion> ORDER = Comparator.comparingInt(SemanticVersion::major)
            .thenComparingInt(SemanticVersion::minor)
            .thenComparingInt(SemanticVersion::patch);

    /** @throws ApiException INVALID_PARAMETER if the text is not three numbers with dots between */
    public static SemanticVersion of(String text) {
        var match = FORM.matcher(text.trim());
        if (!match.matches()) {
            throw ApiException.invalid("Invalid version format. Semantic version needed");
        }
        return new SemanticVersion(
                Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3)));
    }

    public boolean atLeast(SemanticVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(SemanticVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
