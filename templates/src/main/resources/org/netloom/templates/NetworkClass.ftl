<#-- Model: org.netloom.generate.NetworkClass. File: the class of the network. -->
package ${packageName};

/**
<#list about as line>
 * ${line}
</#list>
 */
public final class ${className} extends Network {
<#list fields as field>
<#list field.notes as note>
    // ${note}
</#list>
    ${field.declaration}
</#list>

    public ${className}() {
        super(${name}, ${inputShape}, ${outputShape});
<#list construction as line>
        ${line}
</#list>
    }

    @Override
    public Tensor forward(Tensor ${input}) { // ${inputComment}
<#list forward as line>
        ${line}
</#list>
    }

    @Override
    public void backward(Tensor ${outputGradient}) { // ${outputComment}
<#list backward as line>
        ${line}
</#list>
    }

    @Override
    public String designHash() {
        return ${designHash};
    }
}
