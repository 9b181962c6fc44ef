// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ListId} from "../types/ListId.sol";
import {OrgId} from "../types/OrgId.sol";
import {Tag} from "../types/Tag.sol";

/// @notice None -> Live -> Withdrawn, Released; Live <-> Contested -> Lapsed, Corrected. From Withdrawn, Released and Lapsed the reporter may
/// report again, from the first and the last of them only after `maturity`; Corrected is final for this reporter, tag and epoch. What is past its time, or of an epoch that is over, is in force no
/// more though it is still Live.
enum ReportStatus {
    None,
    Live,
    /// @dev Somebody objected, and nobody has decided yet. It is in force, and said to be contested.
    Contested,
    /// @dev By its reporter.
    Withdrawn,
    /// @dev Its time, or its epoch, was over.
    Released,
    /// @dev Nobody decided an objection in time.
    Lapsed,
    /// @dev An objection was upheld, or the reporter conceded it.
    Corrected
}

/// @notice Which report: an organisation has one of a tag at a time.
struct ReportKey {
    ListId list;
    uint32 epoch;
    Tag tag;
    OrgId organisation;
}

/// @notice What the reporter signs, and with the key of the tag whoever knows the subject's output.
struct Report {
    ListId list;
    uint32 epoch;
    Tag tag;
    OrgId organisation;
    /// @dev One more than that of the organisation's report of this tag before, from 1.
    uint32 number;
    /// @dev From 0 to 31; what each means is said where the list is described.
    uint8 reason;
    /// @dev Root of the salted evidence, which the reporter keeps and shows to who decides.
    bytes32 evidence;
    /// @dev Last second in force.
    uint48 until;
    uint48 deadline;
}

/// @notice What somebody who objects signs. A subject that is no member finds a member, or a regulator, who does.
struct Objection {
    ListId list;
    uint32 epoch;
    Tag tag;
    OrgId organisation;
    uint32 number;
    /// @dev Organisation that objects, not the reporter.
    OrgId objector;
    /// @dev One more than that of the objection before to this report, from 1.
    uint16 objection;
    bytes32 grounds;
    uint48 deadline;
}

/// @notice What a regulator signs who decides an objection.
struct Decision {
    ListId list;
    uint32 epoch;
    Tag tag;
    OrgId organisation;
    uint32 number;
    uint16 objection;
    bool upheld;
    bytes32 reasoning;
    uint48 deadline;
}

bytes32 constant REPORT_TYPEHASH = keccak256(
    "Report(bytes32 list,uint32 epoch,bytes20 tag,uint32 organisation,uint32 number,uint8 reason,bytes32 evidence,uint48 until,uint48 deadline)"
);
bytes32 constant OBJECTION_TYPEHASH = keccak256(
    "Objection(bytes32 list,uint32 epoch,bytes20 tag,uint32 organisation,uint32 number,uint32 objector,uint16 objection,bytes32 grounds,uint48 deadline)"
);
bytes32 constant DECISION_TYPEHASH = keccak256(
    "Decision(bytes32 list,uint32 epoch,bytes20 tag,uint32 organisation,uint32 number,uint16 objection,bool upheld,bytes32 reasoning,uint48 deadline)"
);

/// @dev One slot.
struct ReportRecord {
    ReportStatus status;
    uint8 reason;
    /// @dev Whether it earned; once for a reporter, tag and epoch.
    bool earned;
    uint32 number;
    /// @dev Objections to this number.
    uint16 objections;
    /// @dev When the first number was reported.
    uint40 firstAt;
    /// @dev When this number was.
    uint40 reportedAt;
    uint40 until;
    /// @dev Zero while Live or Contested.
    uint40 endedAt;
}

/// @dev One slot. The objection that is open.
struct OpenObjection {
    OrgId objector;
    uint48 decideBy;
    /// @dev Whether the objector's points are locked under it; a regulator's are not.
    bool staked;
}

using {isOpen, isInForce, wasInForce, mayHaveBeenInForce} for ReportRecord global;

/// @dev Whether nothing ended it yet, in time or not.
function isOpen(ReportRecord memory report) pure returns (bool) {
    return report.status == ReportStatus.Live || report.status == ReportStatus.Contested;
}

function isInForce(ReportRecord memory report, uint256 when) pure returns (bool) {
    return report.isOpen() && when <= report.until;
}

/// @dev Whether it was in force all through the second `when`, beyond doubt.
function wasInForce(ReportRecord memory report, uint256 when) pure returns (bool) {
    return
        report.number != 0 &&
        report.reportedAt < when &&
        when < report.until &&
        (report.endedAt == 0 || when < report.endedAt);
}

/// @dev Whether it, or a number before it, may have been in force at `when`: of those before, only the first's beginning is on record.
function mayHaveBeenInForce(ReportRecord memory report, uint256 when) pure returns (bool) {
    if (report.number == 0 || when < report.firstAt) return false;
    if (when < report.reportedAt) return true;
    return when <= report.until && (report.endedAt == 0 || when <= report.endedAt);
}
