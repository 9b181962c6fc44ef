// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Decision, Objection, OpenObjection, Report, ReportKey, ReportRecord, ReportStatus} from "./Report.sol";
import {ListId} from "../types/ListId.sol";
import {OrgId} from "../types/OrgId.sol";
import {Tag} from "../types/Tag.sol";

/// @title Reports
/// @notice What organisations report of subjects, objections to it, and what becomes of both.
///
/// A report shows that its organisation knows the subject: it is signed with the key of the tag too, which binds the organisation. A tag that is
/// read on the chain, in a block or before it, cannot be reported by who does not know whose it is.
/// The entry of a tag is what is in force of its reports: each of another organisation. It is gone when the last of them is.
/// @dev Warning: whoever holds the list's secret key computes the tag of any subject that he can guess. Reports hide subjects from
/// outsiders and members, not from a searching operator.
interface IReports {
    /// @notice The report is in state `status`, from which this is not possible.
    error Watchlist_WrongStatus(Tag tag, OrgId org, ReportStatus status);
    /// @notice The operator's organisation, `org`, does not report in its own list.
    error Watchlist_OperatorReports(ListId list, OrgId org);
    /// @notice The next number of this report, or of an objection to it, is `expected`.
    error Watchlist_WrongNumber(uint32 expected, uint32 given);
    /// @notice Who withdrew a report, or let it lapse, reports the subject again from `earliest` on: otherwise it could be taken back before each
    /// objection and made again after it.
    error Watchlist_TooSoon(Tag tag, OrgId org, uint256 earliest);
    /// @notice A reason is a number from 0 to 31.
    error Watchlist_ReasonInvalid(uint8 reason);
    /// @notice A report, and an objection, names its evidence.
    error Watchlist_EvidenceMissing();
    /// @notice The report must end between `earliest` and `latest`, in seconds.
    error Watchlist_UntilInvalid(uint48 until, uint256 earliest, uint256 latest);
    /// @notice The report is signed with the key of `signed`, not with that of its tag.
    error Watchlist_SubjectNotKnown(Tag tag, Tag signed);
    /// @notice `most` organisations reported this tag in this epoch; more are not kept.
    error Watchlist_ReportersFull(Tag tag, uint256 most);
    /// @notice A reporter does not object to its own report; it withdraws it.
    error Watchlist_OwnReport(OrgId org);
    /// @notice Organisation `org` runs the list, reported or objected, and does not decide.
    error Watchlist_NotArbiter(OrgId org);
    /// @notice The objection had to be decided by `decideBy`, and the block's time is `now_`.
    error Watchlist_DecisionLate(uint48 decideBy, uint256 now_);
    /// @notice The objection can be decided until `decideBy`.
    error Watchlist_DecisionPending(uint48 decideBy, uint256 now_);
    /// @notice The report is in force until `until`.
    error Watchlist_StillInForce(Tag tag, OrgId org, uint48 until);
    /// @notice The report earns from `matureAt` on, while it is in force.
    error Watchlist_NotMature(Tag tag, OrgId org, uint256 matureAt, uint48 until);
    /// @notice The report has earned.
    error Watchlist_Earned(Tag tag, OrgId org);
    /// @notice `reporters` reports of the tag stayed long enough, and `quorum` are needed.
    error Watchlist_QuorumMissing(Tag tag, uint256 reporters, uint8 quorum);
    /// @notice The list's pool has `pool` points: queries have to be counted first.
    error Watchlist_PoolEmpty(ListId list, uint64 pool, uint64 needs);

    event Reported(
        ListId indexed list,
        Tag indexed tag,
        OrgId indexed org,
        uint32 epoch,
        uint32 number,
        uint8 reason,
        bytes32 evidence,
        uint48 until
    );
    /// @dev `to` is Withdrawn, Released, Lapsed or Corrected.
    event ReportEnded(ListId indexed list, Tag indexed tag, OrgId indexed org, uint32 epoch, ReportStatus to);
    event ReportContested(
        ListId indexed list,
        Tag indexed tag,
        OrgId indexed org,
        uint32 epoch,
        OrgId objector,
        uint16 objection,
        bytes32 grounds,
        uint48 decideBy
    );
    event ObjectionDecided(
        ListId indexed list,
        Tag indexed tag,
        OrgId indexed org,
        uint32 epoch,
        OrgId arbiter,
        bool upheld,
        bytes32 reasoning
    );
    /// @dev Zero points where the report stands for one that was paid in another epoch.
    event ReportEarned(ListId indexed list, Tag indexed tag, OrgId indexed org, uint32 epoch, uint64 points);

    /// @notice Reports a subject, and locks the stake. Anybody brings what a MAKER of the organisation signed.
    /// @param knowledge 65 bytes (r, s, v): the same, signed with the key of the tag.
    function report(Report calldata report_, bytes calldata signature, bytes calldata knowledge) external;

    /// @notice Withdraws a report; the stake is free. MAKER of the reporter, also while restricted.
    function withdraw(ReportKey calldata key) external;

    /// @notice Objects to a report, and locks the objector's stake; a regulator locks none. Anybody brings what a MAKER of the objector signed.
    function object(Objection calldata objection, bytes calldata signature) external;

    /// @notice Gives in to an objection: the stake goes to the objector. MAKER of the reporter, also while restricted.
    function concede(ReportKey calldata key) external;

    /// @notice Decides an objection; whoever turned out to be wrong loses his stake to the other. Anybody brings what a CHECKER signed, of a
    /// REGULATOR that neither runs the list nor reported nor objected.
    function decide(Decision calldata decision, bytes calldata signature) external;

    /// @notice Ends a report whose objection nobody decided in time; both stakes are free. Anybody.
    function lapse(ReportKey calldata key) external;

    /// @notice Frees the stake of a report whose time, or epoch, is over. Anybody.
    function release(ReportKey calldata key) external;

    /// @notice Gives a report its reward, once: it is not contested and has stayed for `maturity`, as have those of `quorum` organisations. As many
    /// as were paid in another epoch earn nothing: they are the same subjects, under other tags. Anybody.
    function earn(ReportKey calldata key) external;

    /// @notice What is on record of a report.
    function recordOf(ReportKey calldata key) external view returns (ReportRecord memory);

    /// @notice The objection that is open; what it was, once it is decided.
    function objectionOf(ReportKey calldata key) external view returns (OpenObjection memory);

    /// @notice The organisations that ever reported a tag in an epoch, at most 8.
    function reportersOf(ListId list, uint32 epoch, Tag tag) external view returns (OrgId[] memory);

    /// @notice What is in force of a tag now.
    /// @return reporters Organisations whose reports are.
    /// @return contested How many of them somebody objected to.
    /// @return reasons One bit for each reason.
    /// @return until When the last of them ends.
    function entryOf(
        ListId list,
        uint32 epoch,
        Tag tag
    ) external view returns (uint8 reporters, uint8 contested, uint32 reasons, uint48 until);

    /// @notice Reports of an organisation that earned in an epoch, those without points included.
    function earnedIn(ListId list, uint32 epoch, OrgId org) external view returns (uint32);
}
