using System.Reflection;
using Serverless.Cleaning.Learning;

namespace Serverless.Cleaning.Html.Judging;

/// <summary>What training learned: a first opinion on each block, and a second one that knows the first opinions around it.</summary>
internal sealed record BlockModel(BoostedTrees First, BoostedTrees Second, float Threshold)
{
    private const string Resource = "Serverless.Cleaning.Html.blocks.model";
    private const int Version = 1;

    private static readonly Lazy<BlockModel> s_embedded = new(ReadEmbedded);

    public static BlockModel Embedded => s_embedded.Value;

    public static BlockModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        if (reader.ReadInt32() != Version || reader.ReadInt32() != BlockFeatures.Count)
            throw new InvalidDataException("The block model was trained for other features; run the bench command train-blocks.");
        return new BlockModel(BoostedTrees.Read(reader), BoostedTrees.Read(reader), reader.ReadSingle());
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        writer.Write(Version);
        writer.Write(BlockFeatures.Count);
        First.Write(writer);
        Second.Write(writer);
        writer.Write(Threshold);
    }

    private static BlockModel ReadEmbedded()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {Resource}.");
        return Read(stream);
    }
}
