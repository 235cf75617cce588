<#-- Model: org.netloom.generate.GitIgnore. File: .gitignore. -->
/build/
/target/
/runs/
