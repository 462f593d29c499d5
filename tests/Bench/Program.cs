using System.CommandLine;
using Serverless.Bench.Rouge;
using Serverless.Bench.Metadata;
using Serverless.Bench.PlainText;

// The measuring place: dotnet run -c Release --project tests/Bench -- NAME [options]. Every bench prints a table and ends with
// one line "RESULT key=value key=value …".
var root = new RootCommand("Quality and speed of Serverless Summarizer, measured beside its peers in the same run.");
Command[] benches =
[
    Serverless.Bench.Extraction.ExtractionBench.Create(),
    Serverless.Bench.Extraction.SpeedBench.Create(),
    Serverless.Bench.Extraction.CasesBench.Create(),
    Serverless.Bench.Training.TrainBlocksBench.Create(),
    RougeBench.Create(),
    RougeBench.CreateTrainer(),
    MetadataBench.Create(),
    TrainLinesBench.Create(),
];
foreach (var bench in benches) root.Subcommands.Add(bench);
return await root.Parse(args).InvokeAsync();
