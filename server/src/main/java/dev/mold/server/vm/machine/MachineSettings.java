package dev.mold.server.vm.machine;

import dev.mold.api.config.Setting;
import dev.mold.api.config.SettingScope;
import java.util.List;

/** The settings of virtual machines. */
public final class MachineSettings {
    private static final int A_YEAR = 365 * 24 * 3600;

    public static final Setting<Long> USER_DATA_MAX = Setting.number(
                    "vm.userdata.max.length",
                    32_768,
                    0,
                    UserData.MAX_BYTES,
                    "Maximum size in bytes of a virtual machine's user data after decoding")
            .scopedTo(SettingScope.ACCOUNT);

    public static final Setting<Long> EXPUNGE_DELAY = Setting.number(
            "expunge.delay", 86_400, 1, A_YEAR, "Seconds after which a destroyed virtual machine is expunged");

    public static final Setting<Long> EXPUNGE_INTERVAL = Setting.number(
                    "expunge.interval",
                    86_400,
                    1,
                    A_YEAR,
                    "Seconds between two searches for destroyed machines to expunge")
            .atRestart();

    public static final Setting<Boolean> USER_MAY_EXPUNGE = Setting.flag(
                    "allow.user.expunge.recover.vm",
                    false,
                    "Whether users, and not only administrators, may expunge and recover their virtual machines")
            .scopedTo(SettingScope.ACCOUNT);

    public static final Setting<Boolean> USER_SEES_DESTROYED = Setting.flag(
                    "allow.user.view.destroyed.vm",
                    false,
                    "Whether users, and not only administrators, see destroyed virtual machines")
            .scopedTo(SettingScope.ACCOUNT);

    private MachineSettings() {}

    public static List<Setting<?>> all() {
        return List.of(USER_DATA_MAX, EXPUNGE_DELAY, EXPUNGE_INTERVAL, USER_MAY_EXPUNGE, USER_SEES_DESTROYED);
    }
}
