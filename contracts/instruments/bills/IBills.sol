// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Aval, Bill, BillState} from "./Bill.sol";
import {BillTerms} from "./BillTerms.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {BillId} from "../../types/BillId.sol";
import {OrgId} from "../../types/OrgId.sol";

/// @title Bills
/// @notice Bills of exchange, until they are accepted, and who guarantees them. What is presented, paid and claimed of them: IBillClaims.
///
/// Two people of the drawer draw, and the documents of the trade are reserved (Fingerprints): one trade, one bill. What an organisation only reserved for itself
/// yields to that. Two people of the acceptor accept
/// in three days, without a condition, within its limit for the drawer; silence is refusal. Then the payee has a lot of the ledger (Instruments), which keeps its
/// history: it is endorsed by a transfer, in part by `passPart`, discounted and rediscounted by a deal against cash, and pledged, all until the day of
/// maturity begins. What the drawer or the acceptor marked not transferable is not passed on at all.
///
/// What is written on a bill is not kept: who has it shows it, and its hash is compared. Anybody relays signatures.
interface IBills {
    /// @notice The bill is `state`, which does not allow this.
    error Bills_WrongState(BillId bill, BillState state);
    /// @notice `field` cannot be so on a bill.
    error Bills_TermsInvalid(bytes32 field);
    /// @notice A bill of this day matures after it, and by `latest`.
    error Bills_TenorExceeded(uint32 maturity, uint32 latest);
    /// @notice The organisation `org` is not the one whose act this is: `expected`.
    error Bills_NotParty(BillId bill, OrgId expected, OrgId org);
    /// @notice An acceptor is a bank or a core enterprise.
    error Bills_NotAcceptor(OrgId org);
    /// @notice It could be done up to `deadline`; the block's time is `now_`.
    error Bills_TooLate(BillId bill, uint48 deadline, uint256 now_);
    /// @notice It can be accepted up to `acceptBy`.
    error Bills_NotLapsed(BillId bill, uint48 acceptBy);
    /// @notice From its maturity on nobody guarantees a bill.
    error Bills_Matured(BillId bill, uint32 maturity);
    /// @notice `guarantor` guarantees for the party already; another still can.
    error Bills_GuaranteedAlready(BillId bill, OrgId party, OrgId guarantor);
    /// @notice `guarantor` does not guarantee for the party, or no more.
    error Bills_NotGuaranteed(BillId bill, OrgId party, OrgId guarantor);
    /// @notice Nobody guarantees for itself.
    error Bills_OwnGuarantee(BillId bill, OrgId org);
    /// @notice Who takes a bill for money, in whatever currency and by way of whomever, is a bank.
    error Bills_NotBank(OrgId org);
    /// @notice `price` is more than the `face` of what is sold for it.
    error Bills_PriceAboveFace(uint256 lot, uint256 price, uint256 face);

    event BillDrawn(BillId indexed bill, OrgId indexed drawer, OrgId indexed acceptor, BillTerms terms);
    /// @dev `lot` is the ledger's.
    event BillAccepted(
        BillId indexed bill,
        uint256 indexed lot,
        OrgId indexed acceptor,
        bool notTransferable,
        uint32 lastDay
    );
    /// @dev `by` is zero where the days of acceptance were over. `conditional`: it was accepted under a condition.
    event BillRefused(BillId indexed bill, OrgId indexed by, bool conditional);
    event BillWithdrawn(BillId indexed bill);
    event BillGuaranteed(BillId indexed bill, OrgId indexed party, OrgId indexed guarantor);
    event GuaranteeEnded(BillId indexed bill, OrgId indexed party, OrgId indexed guarantor);
    event BillClosed(uint256 indexed root);
    /// @dev `price` is in the bill's cash, for this lot, between these two: zero where it is paid in another money, or by way of others. `recourse`: the seller
    /// answers for its payment.
    event BillDiscounted(
        uint256 indexed lot,
        OrgId indexed from,
        OrgId indexed to,
        uint256 amount,
        uint256 price,
        bool recourse,
        bytes32 dealId
    );

    /* UNTIL IT IS ACCEPTED */

    /// @notice Draws a bill, on the day that it bears. Two people of the drawer sign.
    function draw(BillTerms calldata terms, uint48 deadline, DualApproval calldata approval) external returns (BillId);

    /// @notice Accepts. Two people of the acceptor sign.
    /// @param notTransferable The acceptor writes that it is not transferable.
    /// @param conditional It accepts under a condition: then it has refused.
    function accept(
        BillTerms calldata terms,
        bool notTransferable,
        bool conditional,
        uint48 deadline,
        DualApproval calldata approval
    ) external;

    /// @notice Refuses to accept. Two people of the acceptor sign, also while restricted: one stolen key refuses nothing.
    function refuseAcceptance(BillTerms calldata terms, uint48 deadline, DualApproval calldata approval) external;

    /// @notice Says that the days of acceptance are over. Anybody.
    function lapse(BillTerms calldata terms) external;

    /// @notice Takes a bill back that is not accepted. MAKER of the drawer, also while restricted.
    function withdraw(BillTerms calldata terms) external;

    /* GUARANTEES */

    /// @notice Guarantees for a party of an accepted bill, for all that it will answer for, beside whoever does already. Two people of the guarantor sign, before its
    /// maturity. For an organisation that becomes no party, it has no effect.
    function guarantee(BillId bill, OrgId party, uint48 deadline, DualApproval calldata approval) external;

    /// @notice Frees the limit of who guarantees a bill of which nothing is owed any more. Anybody.
    function endGuarantee(BillId bill, OrgId party, OrgId guarantor) external;

    /* READING */

    function billOf(BillId bill) external view returns (Bill memory);

    function avalOf(BillId bill, OrgId party, OrgId guarantor) external view returns (Aval);

    /// @notice The ledger's id of the lot whose first unit is `first`, from 0.
    function lotIdOf(BillId bill, uint64 first) external view returns (uint256);
}
