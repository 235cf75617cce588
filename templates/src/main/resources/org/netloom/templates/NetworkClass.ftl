<#-- Model: org.netloom.generate.NetworkClass. File: the class of the network. -->
package ${packageName};

/**
<#list about as line>
 * ${line}
</#list>
 */
public final class ${className} extends ${base} {
<#list fields as field>
<#list field.notes as note>
    // ${note}
</#list>
    ${field.declaration}
</#list>

    public ${className}() {
        super(${superArguments});
<#list construction as line>
        ${line}
</#list>
    }

    @Override
    public ${forwardSignature}
<#list forward as line>
        ${line}
</#list>
    }

    @Override
    public ${backwardSignature}
<#list backward as line>
        ${line}
</#list>
    }

    @Override
    public String designHash() {
        return ${designHash};
    }
}
