package dev.mold.server.platform.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.server.platform.rows.SqlText.Kind;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {
    @Test
    void everyTableThatIsReadIsNamed() {
        var text = SqlText.of("select v1_0.id,(select count(*) from nic n1_0) from volume v1_0,Machine m1_0"
                + " left join host h1_0 on h1_0.id=m1_0.host_id where m1_0.name='from zone' for update");
        assertThat(text.kind()).isEqualTo(Kind.READS);
        assertThat(text.names()).contains("nic", "volume", "machine", "host").doesNotContain("zone", "name", "host_id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into machine (id,name) values (?,?)",
                "INSERT INTO machine (id) VALUES (1) ON DUPLICATE KEY UPDATE id = 1",
                "update machine m1_0 set name=? where m1_0.id in (select id from nic)",
                "delete from machine m1_0 where m1_0.id=?",
                "merge into machine as t using (select 1) s on t.id=s.id when matched then update set id=1",
                "replace into machine (id) values (1)"
            })
    void theTableThatIsWrittenToIsNamed(String sql) {
        assertThat(SqlText.of(sql)).isEqualTo(new SqlText(Kind.WRITES, Set.of("machine")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"create table machine (id int)", "truncate table machine", "with a as (select 1) delete from b", "?", ""})
    void whatIsNotUnderstoodIsSaidToBeSo(String sql) {
        assertThat(SqlText.of(sql).kind()).isEqualTo(Kind.OTHER);
    }
}
