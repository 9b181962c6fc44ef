// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Phase, UnitWord} from "./UnitWord.sol";
import {Creation, CreationTerms} from "./Creation.sol";
import {Act} from "./StepRule.sol";
import {Statement} from "../evidence/Statement.sol";
import {OrgId} from "../types/OrgId.sol";
import {RulesId} from "../types/RulesId.sol";
import {SiteId} from "../types/SiteId.sol";
import {Subject} from "../types/Subject.sol";
import {Uid} from "../types/Uid.sol";
import {UnitId} from "../types/UnitId.sol";

/// @notice Why a correction is made, in the terms of EPCIS.
enum ErrorReason {
    IncorrectData,
    DidNotOccur
}

/// @title Units
/// @notice Traced units: what they are, who has them, what was done with them, and how they end.
///
/// An act states the time at which it happened. That time is not in the future, not older than the profile's window, and not before
/// the unit's clock. A step sets the clock to its own time, unless its rule lets the former step's clock run on. What happens while
/// a clock runs (sealing, packing, a step that keeps the clock) is ordered by block; the times stated within it are claims.
/// Custodians act through their MAKER and DEVICE accounts. A restricted organisation may create units and act on the units that it
/// has; it takes over no others.
///
/// Each event carries the unit's word as it is after the act.
interface IUnits {
    /// @notice No unit has this id.
    error Custody_UnknownUnit(UnitId unit);
    /// @notice A unit of the same organisation with this identifier exists.
    error Custody_UnitExists(UnitId unit);
    /// @notice A unit needs an identifier.
    error Custody_IdentifierEmpty();
    /// @notice An act needs at least one unit.
    error Custody_NoUnits();
    /// @notice The profile has no such class.
    error Custody_UnknownClass(RulesId rules, uint256 class_);
    /// @notice The terms are malformed: bits are set outside their fields; or there are items without a quantity; or there is a
    /// quantity or a class without items. What a transformation makes has items.
    error Custody_TermsInvalid(UnitId unit, CreationTerms terms);
    /// @notice The corrected quantity or number of items is zero.
    error Custody_AmountInvalid(UnitId unit, uint56 quantity, uint16 items);
    /// @notice The quantity is above `maximum`, the most that one unit may be under its profile.
    error Custody_AboveMaximum(UnitId unit, uint56 quantity, uint256 maximum);
    /// @notice The unit is in `phase`, which does not allow this act. Destroyed, Transformed and Lost are final.
    error Custody_WrongPhase(UnitId unit, Phase phase);
    /// @notice The unit is packed in `parent`: acts are on the outermost container.
    error Custody_Packed(UnitId unit, UnitId parent);
    /// @notice The unit's custodian is organisation `custodian`; the caller's is `caller`, and none where it is the Council, which declares
    /// lost only what an expelled organisation has.
    error Custody_NotCustodian(UnitId unit, OrgId custodian, OrgId caller);
    /// @notice The step's act is `act`, which is not what this function does.
    error Custody_WrongAct(RulesId rules, uint8 step, Act act);
    /// @notice The profile does not allow step `to` after step `from`.
    error Custody_StepForbidden(UnitId unit, uint8 from, uint8 to);
    /// @notice The unit's rules are `has`; the other units of the transformation have `given`.
    error Custody_OtherRules(UnitId unit, RulesId has, RulesId given);
    /// @notice The unit has no seal; the step, or breaking a seal, needs one.
    error Custody_NotSealed(UnitId unit);
    /// @notice The unit is sealed: it cannot be sealed again, packed into or unpacked from until the seal is broken.
    error Custody_Sealed(UnitId unit);
    /// @notice The seal's number is empty.
    error Custody_SealEmpty(UnitId unit);
    /// @notice The unit is recalled, and the profile does not allow this for recalled units.
    error Custody_Recalled(UnitId unit);
    /// @notice A unit in this container is recalled: lift that recall first, or with it.
    error Custody_ContentRecalled(UnitId container);
    /// @notice The unit is on its way back, and the profile does not allow the step for returning units.
    error Custody_Returning(UnitId unit);
    /// @notice The act states the time `when`, which is before the unit's clock `since`.
    error Custody_TimeRunsBackwards(UnitId unit, uint40 when, uint40 since);
    /// @notice The act states the time `when`, more than a minute after the block's time `now_`.
    error Custody_FromTheFuture(UnitId unit, uint40 when, uint256 now_);
    /// @notice The act states the time `when`; the block's time is `now_`, which is later by more than the profile's `window` seconds.
    error Custody_TooLate(UnitId unit, uint40 when, uint256 now_, uint24 window);
    /// @notice The unit may stay in its step until `until`, where 0 is without end; the block's time is `now_`.
    error Custody_NotOverdue(UnitId unit, uint256 until, uint256 now_);
    /// @notice The unit is flagged as overdue already.
    error Custody_AlreadyOverdue(UnitId unit);
    /// @notice The unit is a container, or an empty one: this act is on its content, unit by unit.
    error Custody_Container(UnitId unit);
    /// @notice The statement is not valid in Attestations, or its attester does not belong to organisation `org`.
    error Custody_NoStatement(Uid statement, OrgId org);
    /// @notice The statement is about `has`; it has to be about `wanted`: the id of the one unit, or, of several, keccak256 of their ids in
    /// the order of the act.
    error Custody_OtherSubject(Uid statement, Subject has, Subject wanted);
    /// @notice The outputs' quantity `made` exceeds the inputs' quantity `used` by more than the tolerance.
    error Custody_MoreThanWentIn(uint256 used, uint256 made);
    /// @notice Class, quantity and items given are those on record.
    error Custody_NothingCorrected(UnitId unit);

    /// @dev `label` is the identifier, which others may have used as well; the creator is the custodian in `state`.
    event UnitCreated(UnitId indexed unit, string indexed label, UnitWord state, bytes32 evidence, string identifier);
    event StepRecorded(
        UnitId indexed unit,
        OrgId indexed org,
        UnitWord state,
        address by,
        uint40 when,
        bytes32 evidence
    );
    event UnitSealed(UnitId indexed unit, OrgId indexed org, UnitWord state, address by, uint40 when, bytes16 number);
    event SealBroken(UnitId indexed unit, OrgId indexed org, UnitWord state, address by, uint40 when, bytes32 evidence);
    /// @dev The inputs of one transaction became the units that the same transaction creates.
    event UnitTransformed(UnitId indexed input, OrgId indexed org, UnitWord state, uint40 when, bytes32 evidence);
    event UnitDestroyed(
        UnitId indexed unit,
        OrgId indexed org,
        UnitWord state,
        address by,
        uint40 when,
        Uid certificate
    );
    event UnitLost(UnitId indexed unit, OrgId indexed org, UnitWord state, address by, uint40 when, bytes32 evidence);
    event UnitCorrected(
        UnitId indexed unit,
        OrgId indexed org,
        UnitWord state,
        UnitWord former,
        address by,
        bytes32 evidence
    );
    /// @dev The event with the hash `wrong`, about the unit, is wrong. `corrective` is the hash of the event that corrects it, or zero.
    event ErrorDeclared(
        UnitId indexed unit,
        OrgId indexed org,
        bytes32 indexed wrong,
        bytes32 corrective,
        ErrorReason reason
    );
    /// @dev `by` is zero where the Council lifted.
    event RecallSet(UnitId indexed unit, OrgId indexed by, UnitWord state, bool recalled, Uid statement);
    event UnitOverdue(UnitId indexed unit, OrgId indexed custodian, UnitWord state, uint256 until, address by);

    /* BEGINNING */

    /// @notice Records a unit that came into being in the caller's hands. The caller is a MAKER or DEVICE of an organisation that has
    /// the step's roles; the organisation may be restricted, because waste comes into being all the same.
    function admitUnit(Creation calldata creation) external returns (UnitId unit);

    /// @notice Records many, all or none.
    function admitUnits(Creation[] calldata creations) external returns (UnitId[] memory units);

    /* DOING */

    /// @notice Records a step that the custodian took with units: collected, stored, loaded, arrived, inspected.
    /// @param site Where the units are from then on.
    function record(UnitId[] calldata units, uint8 step, SiteId site, uint40 when, bytes32 evidence) external;

    /// @notice Records that a unit was closed with a seal.
    function seal(UnitId unit, bytes16 number, uint40 when) external;

    /// @notice Records that a seal was opened, or found broken.
    function breakSeal(UnitId unit, uint40 when, bytes32 evidence) external;

    /* ENDING */

    /// @notice Makes units into others, such as waste into ash. What is made is in the caller's hands, in the same step.
    function transform(
        UnitId[] calldata inputs,
        Creation[] calldata outputs,
        uint8 step,
        uint40 when,
        bytes32 evidence
    ) external returns (UnitId[] memory made);

    /// @notice Records that units, with all that is in them, were destroyed.
    /// @param certificate A valid statement of the custodian's in Attestations, and its subject is these units in this order, see
    /// `subjectOf` beside UnitId: a certificate is good for one act.
    function destroy(UnitId[] calldata units, uint8 step, uint40 when, Statement calldata certificate) external;

    /// @notice Declares that a unit, with all that is in it, is lost. The custodian; of what an expelled organisation has, also the Council,
    /// which is not bound by the window: so nothing is trapped where all accounts of its custodian ended.
    function declareLost(UnitId unit, uint40 when, bytes32 evidence) external;

    /* PUTTING RIGHT */

    /// @notice Corrects class, quantity and items of a unit. The former values stay in the events. A smaller amount counts the
    /// difference as lost, a larger one as taken.
    function correct(UnitId unit, uint8 class_, uint56 quantity, uint16 items, bytes32 evidence) external;

    /// @notice Declares that an event about a unit is wrong. It changes no state; the event ErrorDeclared is the record.
    /// @param wrong Hash of the event, such as its CBV event hash.
    function declareError(UnitId unit, bytes32 wrong, bytes32 corrective, ErrorReason reason) external;

    /// @notice Recalls units and the containers that they are in, or lifts the recall of units. The units' custodian or a Regulator
    /// recalls; only a Regulator lifts, or the Council, from the inside outwards. What is in dispute is recalled only by a Regulator that is
    /// no side of it, so that none stops the decision. A unit in a recalled container counts as recalled, and stays recalled when it is
    /// taken out. What both sides signed for an outermost unit before it was recalled is void: the receiver takes what it saw.
    ///
    /// Of many units, one that has ended is skipped, and one is not lifted that holds something recalled: RecallSet tells each that was
    /// done. It reverts where none was.
    /// @param statement A valid statement of the caller's organisation that says why; of the Council's, any that was recorded.
    function setRecall(UnitId[] calldata units, bool recalled, Uid statement) external;

    /// @notice Flags a unit that has stayed in its step longer than its rule allows. Anybody may call.
    function flagOverdue(UnitId unit) external;

    /* READING: CustodyLens decodes these and reads through containers. */

    /// @notice The unit's own word, see UnitWord; zero for an unknown unit.
    function wordOf(UnitId unit) external view returns (UnitWord);

    /// @notice The container that a unit is in; zero where it is in none.
    function parentOf(UnitId unit) external view returns (UnitId);
}
