package dev.mold.server.vm.machine;

import dev.mold.api.config.Setting;
import dev.mold.api.config.SettingScope;
import java.util.List;

/** The settings of virtual machines. */
public final class MachineSettings {
    public static final Setting<Long> USER_DATA_MAX = Setting.number(
                    "vm.userdata.max.length", 1_048_576, "Most bytes of a machine's user data once decoded")
            .scopedTo(SettingScope.ACCOUNT);

    public static final Setting<Long> EXPUNGE_DELAY = Setting.number(
            "expunge.delay", 86_400, "Seconds after which a destroyed virtual machine is expunged");

    public static final Setting<Long> EXPUNGE_INTERVAL = Setting.number(
                    "expunge.interval", 86_400, "Seconds between two looks for destroyed machines to be expunged")
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
