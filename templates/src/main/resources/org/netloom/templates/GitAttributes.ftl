<#-- Model: org.netloom.generate.GitAttributes. File: .gitattributes; the next export compares bytes. -->
* -text
