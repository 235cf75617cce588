<#-- Model: org.netloom.generate.BlockClass. File: the class of a block. -->
package ${packageName};

/**
<#list about as line>
 * ${line}
</#list>
 */
final class ${className} extends Block {
<#list fields as field>
<#list field.notes as note>
    // ${note}
</#list>
    ${field.declaration}
</#list>
<#list gradientFields as declaration>
    ${declaration}
</#list>

    ${className}(${signature}) {
        super(${nameParameter});
<#list construction as line>
        ${line}
</#list>
    }

    Shape outputShape() {
        return ${outputShape};
    }

    Tensor forward(${inputs}) { // ${inputComment}
<#list forward as line>
        ${line}
</#list>
    }

<#if backwardNote?has_content>
    /** ${backwardNote} */
</#if>
    Tensor backward(Tensor ${outputGradient}) { // ${outputComment}
<#list backward as line>
        ${line}
</#list>
    }
<#if gradientNames?has_content>

    /** After the backward pass: the gradient of an input behind the first. */
    Tensor gradient(int input) {
        return switch (input) {
<#list gradientNames as name>
            case ${name?counter} -> ${name};
</#list>
            default -> throw new IndexOutOfBoundsException(input);
        };
    }
</#if>
<#if toParameters?has_content>

    /** The backward pass where nothing learns in front of the block: nobody asks for the gradient of its input. */
    void backwardToParameters(Tensor ${outputGradient}) { // ${outputComment}
<#list toParameters as line>
        ${line}
</#list>
    }
</#if>
}
