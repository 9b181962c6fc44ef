// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Lot, LotState} from "./Bill.sol";
import {ICase} from "../../ledger/ICase.sol";
import {Passing} from "../../ledger/LotWord.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {IEscrow} from "../../settlement/IEscrow.sol";
import {OrgId} from "../../types/OrgId.sol";

/// @title BillClaims
/// @notice What is presented, paid, refused and claimed of accepted bills. Each lot has a life of its own.
///
/// From the day of maturity on, anybody presents a lot for its holder. Within ten days, or by the next banking day, that keeps the recourse to all;
/// later only drawer and acceptor answer. The acceptor pays the whole to the ledger, or says no; its silence is no, by anybody's call, and by its own late
/// payment. It pays after a refusal too, to the ledger, with interest and costs, claimed from or not. A lot that a court stopped (IHoldings.freeze) is presented all the same, and what is paid for
/// it waits in the ledger.
///
/// The holder of a refused lot claims from whom it wants, and from as many as it wants: any predecessor, the drawer, the acceptor, and who guarantees for one of
/// them. They answer together: who of them pays first gets the lot, all other claims end, and it claims from those before it. So nobody pays twice, and the holder is
/// paid once. A claim that was made in time stands until somebody pays. The history of the lot (IHoldings.historyOf) is shown by who claims.
///
/// A lot ends when the periods against all who answer are over, whoever was claimed from.
interface IBillClaims is ICase, IEscrow {
    /// @notice The lot is `state`, which does not allow this.
    error BillClaims_WrongState(uint256 lot, LotState state);
    /// @notice No accepted bill has such a lot.
    error BillClaims_UnknownLot(uint256 lot);
    /// @notice The bill matures on the day `maturity`.
    error BillClaims_NotDue(uint256 lot, uint32 maturity);
    /// @notice The organisation `org` is not the one whose act this is: `expected`.
    error BillClaims_NotParty(uint256 lot, OrgId expected, OrgId org);
    /// @notice `owed` is to be paid, at once, and not `amount`.
    error BillClaims_OtherAmount(uint256 lot, uint256 owed, uint256 amount);
    /// @notice What was signed could be used up to `deadline`; the block's time is `now_`.
    error BillClaims_TooLate(uint256 lot, uint48 deadline, uint256 now_);
    /// @notice The acceptor can answer up to the day `answerBy`; zero where its calendar does not know that day yet.
    error BillClaims_NotSilent(uint256 lot, uint32 answerBy);
    /// @notice `account` does not hold the lot.
    error BillClaims_NotHolder(uint256 lot, address account);
    /// @notice These are not the steps of the lot's history.
    error BillClaims_OtherHistory(uint256 lot);
    /// @notice `party` does not answer to who claims: it comes after it, wrote that it does not, or is no party.
    error BillClaims_NotAPredecessor(uint256 lot, OrgId party);
    /// @notice It was presented after its last day: only drawer and acceptor answer.
    error BillClaims_PresentedLate(uint256 lot, OrgId party);
    /// @notice It could be claimed up to the day `until`.
    error BillClaims_TimeBarred(uint256 lot, uint32 until);
    /// @notice Who paid does not claim from itself.
    error BillClaims_OwnClaim(uint256 lot, OrgId org);
    /// @notice `guarantor` does not guarantee for the party.
    error BillClaims_NoGuarantor(uint256 lot, OrgId party, OrgId guarantor);
    /// @notice The lot's holder did not claim from `org`, or somebody paid since. The acceptor pays to the ledger.
    error BillClaims_NotClaimed(uint256 lot, OrgId org);
    /// @notice Claims of the lot may cost `left` more, and not `costs`.
    error BillClaims_CostsExceeded(uint256 lot, uint256 left, uint256 costs);
    /// @notice The cash is not the one that the bill is paid in.
    error BillClaims_OtherCash(uint256 lot, address cash);
    /// @notice Somebody can be made to pay up to the day `until`.
    error BillClaims_NotBarred(uint256 lot, uint32 until);

    /// @dev `answerBy` moves later with the calendar, and is zero where that does not know it yet.
    event LotPresented(uint256 indexed lot, address indexed by, bool late, uint32 answerBy);
    event LotPaid(uint256 indexed lot, uint256 amount);
    /// @dev The certificate of refusal. `by` is zero where the acceptor was silent.
    event LotRefused(uint256 indexed lot, OrgId indexed by, bytes32 reason, uint32 day);
    /// @dev `target` is the party, or guarantees for it. Once it paid it stands at `rank` among who answers: acceptor 0, drawer 1, first endorser 2 and so on.
    event BillRecourseClaimed(
        uint256 indexed lot,
        OrgId indexed claimant,
        OrgId indexed target,
        OrgId party,
        uint16 rank,
        address account,
        uint256 costs
    );
    /// @dev `payer` has the lot now. `interest` and `costs` are parts of the amount.
    event BillRecoursePaid(
        uint256 indexed lot,
        OrgId indexed claimant,
        OrgId indexed target,
        address payer,
        uint256 amount,
        uint256 interest,
        uint256 costs
    );
    /// @dev The acceptor paid after all.
    event LotSettled(uint256 indexed lot, uint256 amount);
    event LotBarred(uint256 indexed lot);

    /* PRESENTATION */

    /// @notice Presents a lot for payment, for whoever holds it. Anybody.
    function present(uint256 lot) external;

    /// @notice Refuses to pay. Two people of the acceptor sign, also while restricted: one stolen key dishonours nothing.
    /// @param reason Code or hash of why.
    function refusePayment(uint256 lot, bytes32 reason, uint48 deadline, DualApproval calldata approval) external;

    /// @notice Says that the acceptor was silent. Anybody.
    function deemRefused(uint256 lot) external;

    /* RECOURSE */

    /// @notice Claims a refused lot from a party, beside whom was claimed from before. MAKER of who holds it, with the account that does; of whatever standing.
    /// @param guarantor From this organisation, which guarantees for the party; zero for the party itself.
    /// @param costs What all claims cost it up to now, beside amount and interest: of a lot a hundredth of the face at most, with what others were paid for theirs.
    /// @param history All steps of the lot's history.
    function claim(uint256 lot, OrgId party, OrgId guarantor, uint56 costs, Passing[] calldata history) external;

    /// @notice Pays what is claimed, from the caller's account, which approved this contract and gets the lot. MAKER of who is claimed from, and is not the
    /// acceptor. By a deal: a leg to this contract whose id is the lot's, of exactly `owedOn` today.
    /// @param most The most that the caller pays.
    function payClaim(uint256 lot, uint256 most) external;

    /// @notice Says that nobody can be made to pay a lot any more. Anybody.
    function bar(uint256 lot) external;

    /* READING */

    function lotOf(uint256 lot) external view returns (Lot memory);

    /// @notice Whether the holder of a refused lot claims from an organisation.
    function isClaimed(uint256 lot, OrgId target) external view returns (bool);

    /// @notice The last day on which the acceptor answers for a presented lot, as the calendar is now; zero where that does not know it yet.
    function answerByOf(uint256 lot) external view returns (uint32);

    /// @notice What is owed on a refused lot, with interest up to a day and costs.
    function owedOn(uint256 lot, uint32 day) external view returns (uint256);
}
