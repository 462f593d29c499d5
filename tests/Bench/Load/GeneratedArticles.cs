using System.Globalization;

namespace Serverless.Bench.Load;

/// <summary>Short news items made of phrases and numbers; the same seed makes the same items, and no two of them are alike.</summary>
internal static class GeneratedArticles
{
    private static readonly string[] s_places = ["Aldersund", "Brennick", "Corvale", "Dunmere", "Eskhaven", "Farrowby", "Glenhythe", "Hollin Bay", "Invermoor", "Jarnfoss"];
    private static readonly string[] s_works = ["swimming hall", "tram depot", "reading room", "flood wall", "night shelter", "harbour bridge", "school kitchen", "wind farm"];
    private static readonly string[] s_people = ["Ida Marrow", "Tomas Elling", "Priya Sandhu", "Jonas Whitlock", "Mara Okoye", "Selma Brandt"];
    private static readonly string[] s_offices = ["mayor", "head of works", "treasurer", "council leader"];
    private static readonly string[] s_months = ["March", "April", "May", "June", "September", "October"];
    private static readonly string[] s_reasons = ["rising costs of steel", "a lack of trained staff", "complaints by neighbours", "two winters of storm damage"];

    public static IReadOnlyList<(string Name, string Text)> Make(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(1, count).Select(number => (string.Create(CultureInfo.InvariantCulture, $"load-{number:D5}.txt"), Text(number, random)))];
    }

    private static string Text(int number, Random random)
    {
        var (place, work, person, office) = (Pick(s_places, random), Pick(s_works, random), Pick(s_people, random), Pick(s_offices, random));
        var (cost, grant, jobs, year) = (random.Next(20, 900) / 10.0, random.Next(5, 60), random.Next(12, 480), random.Next(1931, 2015));
        // The file number makes each article's content its own, whatever the other draws are.
        return string.Create(CultureInfo.InvariantCulture, $"""
            {place} approves plan {number} for a new {work}

            The council of {place} voted on Tuesday to build a new {work} under plan {number}, ending a debate that had lasted {random.Next(2, 9)} years. The decision passed with {random.Next(14, 30)} votes against {random.Next(3, 13)}.

            The project is expected to cost {cost:F1} million crowns, of which the region will pay {grant} percent. {person}, the {office} of {place}, said the work should begin in {Pick(s_months, random)} and take about {random.Next(9, 40)} months.

            "We have put this off for too long because of {Pick(s_reasons, random)}," {person.Split(' ')[^1]} told reporters after the meeting. The old {work} was opened in {year} and was last repaired {random.Next(6, 22)} years ago.

            Opponents argued that the money would be better spent on roads, where a survey in {Pick(s_months, random)} counted {random.Next(110, 990)} damaged sections. Their proposal to delay the vote by a year was rejected.

            According to the plan, {jobs} people will work on the site at its busiest time. A report on the noise, which {random.Next(40, 700)} residents had asked for, is due before the first contract is signed.
            """);
    }

    private static string Pick(string[] choices, Random random) => choices[random.Next(choices.Length)];
}
