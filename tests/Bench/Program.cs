using System.CommandLine;
using Serverless.Bench.Extraction;
using Serverless.Bench.Fuzz;
using Serverless.Bench.Load;
using Serverless.Bench.Metadata;
using Serverless.Bench.PlainText;
using Serverless.Bench.Rouge;
using Serverless.Bench.Tokens;
using Serverless.Bench.Training;
using Serverless.Bench.Verifying;

// The measuring place: dotnet run -c Release --project tests/Bench -- NAME [options]. Every bench prints a table and ends with
// one line "RESULT key=value key=value …".
var root = new RootCommand("Quality and speed of Serverless Summarizer, measured beside its peers in the same run.");
Command[] benches =
[
    AnswersBench.Create(),
    NeutralityBench.Create(),
    GroundingBench.Create(),
    InjectedBench.Create(),
    ExtractionBench.Create(),
    SpeedBench.Create(),
    CasesBench.Create(),
    TrainBlocksBench.Create(),
    BlocksBench.Create(),
    RougeBench.Create(),
    RougeBench.CreateTrainer(),
    MetadataBench.Create(),
    FuzzBench.Create(),
    LoadBench.Create(),
    TrainLinesBench.Create(),
    VerifySpeedBench.Create(),
    TrainVerifierBench.Create(),
    TokensBench.Create(),
];
foreach (var bench in benches) root.Subcommands.Add(bench);
return await root.Parse(args).InvokeAsync();
