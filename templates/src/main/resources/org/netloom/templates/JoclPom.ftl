<#-- Model: org.netloom.generate.JoclPom. File: the pom of JOCL under lib/. -->
<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 https://maven.apache.org/xsd/maven-4.0.0.xsd">
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.jocl</groupId>
  <artifactId>jocl</artifactId>
  <version>${version}</version>
  <name>JOCL</name>
  <url>http://www.jocl.org</url>
  <licenses>
    <license>
      <name>MIT</name>
      <url>http://www.jocl.org</url>
    </license>
  </licenses>
</project>
