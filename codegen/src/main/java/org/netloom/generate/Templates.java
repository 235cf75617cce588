package org.netloom.generate;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Fills templates. The template of a model is found by the simple name of its class. */
final class Templates {
    private static final Configuration CONFIGURATION = configuration();

    private Templates() {}

    private static Configuration configuration() {
        Configuration c = new Configuration(Configuration.VERSION_2_3_34);
        c.setClassLoaderForTemplateLoading(Templates.class.getClassLoader(), "org/netloom/templates");
        c.setDefaultEncoding(StandardCharsets.UTF_8.name());
        c.setLocale(Locale.ROOT);
        c.setNumberFormat("computer");
        c.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        c.setLogTemplateExceptions(false);
        c.setWrapUncheckedExceptions(true);
        c.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        c.setObjectWrapper(new DefaultObjectWrapper(Configuration.VERSION_2_3_34));
        return c;
    }

    /** The text of a model. */
    static String fill(Record model) {
        StringWriter out = new StringWriter();
        try {
            CONFIGURATION.getTemplate(model.getClass().getSimpleName() + ".ftl").process(model, out);
        } catch (IOException | TemplateException e) {
            throw new IllegalStateException("template of " + model.getClass().getSimpleName(), e);
        }
        return out.toString();
    }
}
