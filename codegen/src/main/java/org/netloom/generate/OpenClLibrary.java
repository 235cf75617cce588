package org.netloom.generate;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.netloom.check.DesignMessage;

/**
 * The OpenCL module that a project gets a copy of where it is asked for: this program's own, packed as {@link RuntimeLibrary}
 * is, and JOCL, the binding that it needs, as it was published.
 */
public final class OpenClLibrary {
    private static final String MODULE = "lib/org/netloom/netloom-opencl";
    private static final String ANCHOR = "org.netloom.opencl.OpenClFinder";
    private static final String JOCL_ANCHOR = "org.jocl.CL";
    private static final String JOCL_PROPERTIES = "META-INF/maven/org.jocl/jocl/pom.properties";

    private final byte[] jar;
    private final String version;
    private final byte[] jocl;
    private final String joclVersion;

    private OpenClLibrary(Map<String, byte[]> entries, Path joclJar) throws IOException {
        Map<String, byte[]> sorted = new TreeMap<>(entries);
        sorted.keySet().removeIf(name -> name.startsWith("META-INF/MANIFEST") || name.startsWith("META-INF/maven"));
        jocl = Files.readAllBytes(joclJar);
        Map<String, byte[]> all = new TreeMap<>(sorted);
        all.put("jocl", jocl);
        version = RuntimeLibrary.VERSION + "-" + Hashes.of(all).substring(0, 8);
        jar = Jars.pack(
                sorted,
                "Manifest-Version: 1.0\nImplementation-Title: Netloom runtime for OpenCL\nImplementation-Version: "
                        + RuntimeLibrary.VERSION + "\n");
        joclVersion = versionOfJocl();
    }

    /**
     * The module this program comes with.
     *
     * @throws org.netloom.problem.NetloomException NL-717 if it comes without
     */
    static OpenClLibrary own() {
        return Own.LIBRARY;
    }

    private static final class Own {
        static final OpenClLibrary LIBRARY = load();
    }

    private static OpenClLibrary load() {
        try {
            return new OpenClLibrary(Jars.entries(type(ANCHOR)), Jars.source(type(JOCL_ANCHOR)));
        } catch (IOException e) {
            throw new UncheckedIOException("the OpenCL module cannot be read", e);
        }
    }

    /** Not initialised: that would look for drivers. */
    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, OpenClLibrary.class.getClassLoader());
        } catch (ClassNotFoundException _) {
            throw DesignMessage.NO_OPENCL.exception(name);
        }
    }

    private static String versionOfJocl() throws IOException {
        byte[] text = Jars.entries(type(JOCL_ANCHOR)).getOrDefault(JOCL_PROPERTIES, new byte[0]);
        Properties properties = new Properties();
        properties.load(new StringReader(new String(text, StandardCharsets.UTF_8)));
        return properties.getProperty("version", "unknown");
    }

    /** True where an exported project has the module. */
    public static boolean isIn(Path project) {
        return Files.isDirectory(project.resolve(MODULE));
    }

    /** "0.1.0-1a2b3c4d". */
    String version() {
        return version;
    }

    String joclVersion() {
        return joclVersion;
    }

    byte[] jar() {
        return jar.clone();
    }

    byte[] jocl() {
        return jocl.clone();
    }

    /** Where the module lies in a project. */
    String path() {
        return MODULE + "/" + version + "/netloom-opencl-" + version + ".jar";
    }

    /** Where JOCL lies in a project. */
    String joclPath() {
        return "lib/org/jocl/jocl/" + joclVersion + "/jocl-" + joclVersion + ".jar";
    }
}
