package dev.mold.koral.infra.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.bc.KeyPairGenEdDSA;
import com.jcraft.jsch.bc.SignatureEd25519;
import com.jcraft.jsch.bc.XDH;

/**
 * Lets JSch compute Ed25519 and X25519 by Bouncy Castle. In a JVM without the second compiler, as the server's is, the
 * JDK takes about ten times as long for a signature: 3 ms of processor time per log-in.
 */
final class FastEd25519 {
    private FastEd25519() {}

    /** To be called before JSch is used; JSch reads these settings from static state only. */
    static void use() {
        JSch.setConfig("ssh-ed25519", SignatureEd25519.class.getName());
        JSch.setConfig("xdh", XDH.class.getName());
        JSch.setConfig("keypairgen.eddsa", KeyPairGenEdDSA.class.getName());
    }
}
