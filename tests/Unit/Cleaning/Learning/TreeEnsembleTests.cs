using Serverless.Cleaning.Learning;
using Xunit;

namespace Serverless.Unit.Cleaning.Learning;

public sealed class TreeEnsembleTests
{
    // Depth 2: x0 > 1 ? (x1 > 0 ? 3 : 2) : (x1 > 5 ? 1 : 0)
    private static readonly TreeEnsemble s_tree = new(2, 0.5f, [0, 1, 1], [1, 5, 0], [0, 1, 2, 3]);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 6, 1)]
    [InlineData(2, 0, 2)]
    [InlineData(2, 1, 3)]
    public void Probability_Row_FollowsThresholds(float first, float second, float leaf) =>
        Assert.Equal(1 / (1 + MathF.Exp(-(0.5f + leaf))), s_tree.Probability([first, second]), 5);

    [Fact]
    public void Read_WrittenEnsemble_JudgesAlike()
    {
        using var stream = new MemoryStream();
        s_tree.Write(stream);
        stream.Position = 0;

        var read = TreeEnsemble.Read(stream);

        Assert.Equal(s_tree.Probability([2, 1]), read.Probability([2, 1]));
    }

    [Fact]
    public void Mean_TwoEnsembles_AveragesTheirScores()
    {
        var other = new TreeEnsemble(2, 1.5f, [0, 0, 0], [9, 9, 9], [5, 5, 5, 5]);

        var mean = TreeEnsemble.Mean([s_tree, other]);

        Assert.Equal(1 / (1 + MathF.Exp(-(1 + 1.5f + 2.5f))), mean.Probability([2, 1]), 5);
    }

    [Fact]
    public void Read_OtherBytes_Refuses() => Assert.Throws<InvalidDataException>(() => TreeEnsemble.Read(new MemoryStream(new byte[64])));
}
