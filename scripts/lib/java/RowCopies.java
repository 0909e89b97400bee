import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Copies rows of a database, with ids of their own: what belongs together refers to each other in each copy too. */
final class RowCopies {
    private final Connection database;
    /** By table: its rows, each by column. */
    private final Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
    private final Set<String> ids = new HashSet<>();

    RowCopies(Connection database) {
        this.database = database;
    }

    /**
     * Adds rows to what is copied, after those that they refer to.
     *
     * @param condition SQL
     * @param owned the columns with ids that are new in each copy
     * @param generated columns that the database fills
     */
    RowCopies add(String table, String condition, List<String> owned, Set<String> generated) throws SQLException {
        try (var query = database.createStatement();
                var found = query.executeQuery("select * from " + table + " where " + condition)) {
            var columns = found.getMetaData();
            while (found.next()) {
                Map<String, Object> row = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    if (!generated.contains(columns.getColumnName(i).toLowerCase())) {
                        row.put(columns.getColumnName(i), value(found.getObject(i)));
                    }
                }
                owned.forEach(column -> ids.add((String) row.get(column)));
                rows.computeIfAbsent(table, first -> new ArrayList<>()).add(row);
            }
        }
        return this;
    }

    private static Object value(Object found) throws SQLException {
        return found instanceof java.sql.Clob text ? text.getSubString(1, (int) text.length()) : found;
    }

    /** How many rows one copy has. */
    int size() {
        return rows.values().stream().mapToInt(List::size).sum();
    }

    /**
     * Makes copies.
     *
     * @param change what a copy's row has other than its model, by table; given the row, ids changed already, and the
     *     number of the copy
     */
    void copy(int count, Map<String, Change> change) throws SQLException {
        var news = new ArrayList<Map<String, String>>();
        for (int n = 0; n < count; n++) {
            var mapped = new LinkedHashMap<String, String>();
            ids.forEach(id -> mapped.put(id, UUID.randomUUID().toString()));
            news.add(mapped);
        }
        for (var table : rows.keySet()) {
            for (int n = 0; n < count; n++) {
                insertInto(table, news.get(n), n + 1, change.getOrDefault(table, (row, number) -> {}));
            }
        }
    }

    /** Changes a row of a copy. */
    interface Change {
        void apply(Map<String, Object> row, int number);
    }

    private void insertInto(String table, Map<String, String> mapped, int number, Change change) throws SQLException {
        UnaryOperator<Object> renamed = value -> value instanceof String text ? mapped.getOrDefault(text, text) : value;
        for (var model : rows.get(table)) {
            Map<String, Object> row = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            model.forEach((column, value) -> row.put(column, renamed.apply(value)));
            change.apply(row, number);
            var sql = "insert into " + table + " (" + String.join(", ", row.keySet()) + ") values ("
                    + String.join(", ", Collections.nCopies(row.size(), "?")) + ")";
            try (var insert = database.prepareStatement(sql)) {
                int i = 1;
                for (var value : row.values()) {
                    insert.setObject(i++, value);
                }
                insert.executeUpdate();
            }
        }
    }
}
