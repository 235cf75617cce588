<#-- Model: org.netloom.generate.MavenConfig. File: .mvn/maven.config; the runtime under lib/ is there without a network, too. -->
-Daether.offline.protocols=file
