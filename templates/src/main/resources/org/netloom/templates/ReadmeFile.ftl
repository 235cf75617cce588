<#-- Model: org.netloom.generate.ReadmeFile. File: README.md. -->
# ${title}

${summary}

Needed: a JDK 25 or newer ([Temurin](https://adoptium.net), for example).

<#if trained>
```sh
./run                  # compile and train; ./run --help lists the options
./run evaluate         # measure what was trained on data it has not learned from
./run predict FILE     # ask it
```

On Windows: `run`, `run evaluate`, `run predict FILE`. A training leaves its files in `${runFolder}`: the model,
a checkpoint (Ctrl-C saves one too; `./run --resume` goes on), and `report.html`.

${data}
<#if openCl>

`./run --device opencl` trains on the first OpenCL device, a graphics card for example, `--device auto` on whatever is
faster for this network; `evaluate` and `predict` take the option, too. Without a driver the processor computes.
</#if>
<#elseif part>
```sh
./run predict FILE     # ask it
```

On Windows: `run predict FILE`. It is a part of a trained network and has its weights, in `${modelFile}`.
<#else>
The design says nothing about training, so this project has the network and its test, and no programs yet.
</#if>

## The network

| Node | Layer | Output | Parameters |
|---|---|---:|---:|
<#list layers as layer>
| ${layer.node} | ${layer.what} | ${layer.shape} | ${layer.parameters} |
</#list>
<#list blocks as block>

### ${block.name}

| Node | Layer | Output | Parameters |
|---|---|---:|---:|
<#list block.layers as layer>
| ${layer.node} | ${layer.what} | ${layer.shape} | ${layer.parameters} |
</#list>
<#if block.remark?has_content>

${block.remark}
</#if>
</#list>

## The files

| File | What it is |
|---|---|
<#list files as file>
| [${file.name}](${file.path}) | ${file.what} |
</#list>

The same with Maven: `mvn verify` compiles, runs the test and makes a jar. The runtime lies in `lib/`; nothing else of
Netloom is needed.
<#if trained || part>

From a Java program:

```java
Predict network = Predict.open(Path.of("${modelFile}"));
Prediction p = network.predict(${argument});
<#if trained>
System.out.println(p.label() + " " + p.probability());
<#else>
System.out.println(Arrays.toString(p.values()));
</#if>
```
</#if>

## Changing it

All of this is yours to read and to change. Exported again from Netloom, files that you have changed are left alone and
listed.
